import { StrnnError } from '@strnn/core/error';
import type { Fold } from '../protocol/index.js';

/** Bits of a sample's sides. */
export const TRAIN = 1;
export const VALIDATION = 2;
export const TEST = 4;

/**
 * The sides every sample is on, as bits; more than one bit is a leak by itself.
 *
 * @param size number of samples S
 * @returns S numbers
 * @throws StrnnError 'shape' for an index that no sample has
 */
export function foldSides(fold: Fold, size: number): Uint8Array {
  const sides = new Uint8Array(size);
  for (const [name, bit] of [
    ['train', TRAIN],
    ['validation', VALIDATION],
    ['test', TEST],
  ] as const) {
    for (const sample of fold[name]) {
      if (sample < 0 || sample >= size) {
        throw new StrnnError(
          'shape',
          `Fold ${fold.index} (${fold.name}): ${name} has index ${sample}, but there are ${size} samples.`,
        );
      }
      sides[sample] |= bit;
    }
  }
  return sides;
}
