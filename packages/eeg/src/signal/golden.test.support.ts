import { readFileSync } from 'node:fs';
import type { SecondOrderSection } from './filter/SecondOrderSection.js';

interface GoldenBand {
  readonly edges: [number, number];
  readonly butter4_sos: readonly SecondOrderSection[];
  readonly sosfilt_first8: readonly (readonly number[])[];
  readonly sosfilt_last8: readonly (readonly number[])[];
  readonly sosfiltfilt_default_pad_first8: readonly (readonly number[])[];
  readonly sosfiltfilt_default_pad_last8: readonly (readonly number[])[];
}

/** Values by SciPy 1.10 of trial 0 of co2a0000364, see fixtures/SOURCE.txt. */
export const golden = JSON.parse(readFileSync(new URL('./fixtures/golden_dsp.json', import.meta.url), 'utf8')) as {
  readonly input: { readonly channels: readonly string[]; readonly x_sum: readonly number[] };
  readonly bands: Readonly<Record<string, GoldenBand>>;
  readonly decimate_resample_poly_256_to_200_first8: readonly (readonly number[])[];
};

/** Largest difference, over the largest reference value. */
export function relativeError(found: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (found.length !== reference.length) return Infinity;
  let [error, scale] = [0, 0];
  for (let n = 0; n < reference.length; n++) {
    if (Number.isNaN(found[n])) return Infinity;
    error = Math.max(error, Math.abs(found[n] - reference[n]));
    scale = Math.max(scale, Math.abs(reference[n]));
  }
  return error / scale;
}
