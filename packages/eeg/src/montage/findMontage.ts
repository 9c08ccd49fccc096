import { unknownName } from '@strnn/core/error';
import { builtinMontages, type Montage } from './builtinMontages.js';

/** @throws StrnnError `option` for a name that is not in `builtinMontages`. */
export function findMontage(name: string, where: string): Montage {
  const montage = builtinMontages.find((candidate) => candidate.name === name);
  if (montage !== undefined) return montage;
  const names = builtinMontages.map((candidate) => candidate.name);
  throw unknownName(where, 'montage', String(name), names);
}
