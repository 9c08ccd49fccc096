import type { StrnnErrorCode } from '../error/StrnnError.js';

/** What a kernel means by its status, as in `kernels/src/check.h`. */
export const statusMessages: Readonly<Record<string, { readonly code: StrnnErrorCode; readonly problem: string }>> = {
  '-1': { code: 'shape', problem: 'the table ends early, or goes on after its end' },
  '-2': { code: 'shape', problem: 'a size is below 1, above the largest or does not fit the others' },
  '-3': { code: 'shape', problem: 'unknown cell or activation' },
  '-4': { code: 'shape', problem: 'a parameter is missing or lies outside of the parameters' },
  '-5': { code: 'lattice', problem: 'the order does not hold every site exactly once' },
  '-6': { code: 'lattice', problem: 'levels must rise from 0 to the number of sites' },
  '-7': { code: 'lattice', problem: 'a predecessor is not in an earlier level than the site that hears it' },
  '-8': { code: 'shape', problem: 'an operand lies outside of the memory' },
  '-9': { code: 'data', problem: 'an argument is not what the operation takes (a label outside of the classes?)' },
};
