import { findMontage } from './findMontage.js';

/**
 * Channel names of a built-in montage, in the order of its files.
 * @throws StrnnError `option` for a name that is not in `builtinMontages` (with the nearest one).
 */
export function montageChannels(name: string): readonly string[] {
  return findMontage(name, 'montageChannels').channels;
}
