import { StrnnError } from '../error/StrnnError.js';
import type { StrnnSizes } from './StrnnModel.js';

/** @throws StrnnError 'shape' unless every size is a positive integer and there are two classes or more */
export function checkModelSizes(sizes: StrnnSizes): void {
  for (const [name, least] of [
    ['slices', 1],
    ['features', 1],
    ['classes', 2],
  ] as const) {
    const value = sizes[name];
    if (!Number.isInteger(value) || value < least) {
      throw new StrnnError('shape', `sizes.${name}: expected an integer >= ${least}, but found ${String(value)}.`);
    }
  }
}
