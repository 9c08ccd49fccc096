import { readFileSync } from 'node:fs';
import type { SecondOrderSection } from './SecondOrderSection.js';

/** Values by SciPy, written by tools/reference/eeg/butterworth.py. */
export interface ButterworthReference {
  readonly signal: readonly number[];
  readonly cases: readonly {
    readonly order: number;
    readonly cutoff: number;
    readonly rate: number;
    readonly sections: readonly SecondOrderSection[];
    readonly filtered: readonly number[];
    readonly filteredTwice: readonly number[];
  }[];
}

export const butterworthReference = JSON.parse(
  readFileSync(new URL('./fixtures/butterworth.json', import.meta.url), 'utf8'),
) as ButterworthReference;

/** Largest difference, relative to the largest reference value. */
export function relativeError(found: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (found.length !== reference.length) return Infinity;
  let [error, scale] = [0, 0];
  for (let n = 0; n < reference.length; n++) {
    error = Math.max(error, Math.abs(found[n] - reference[n]));
    scale = Math.max(scale, Math.abs(reference[n]));
    if (Number.isNaN(found[n])) return Infinity;
  }
  return error / scale;
}
