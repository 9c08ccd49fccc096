import { StrnnError } from '@strnn/core/error';
import type { SpectrumPlan } from '../spectrum/SpectrumPlan.js';

/** Weights in Hz of the spectrum's bins `first`, `first + 1`, ...: their sum with the densities is the power of a band. */
export interface BandWeights {
  readonly first: number;
  readonly weights: Float64Array;
}

/**
 * How much of each bin of a one-sided density belongs to a band: a bin covers its frequency and half a spacing on
 * either side, and counts with the part of this that the band covers. So neighbouring bands add up, the band from 0 to
 * half the rate gives the whole power (Parseval), and white noise of variance s gives s (high - low) / (rate / 2),
 * whatever the length of the transform. The bins at 0 and at half the rate cover half a spacing, with undoubled density.
 *
 * @param name for messages, such as `"band 'delta'"`
 * @throws StrnnError `option` when the band reaches outside 0 to half the rate, or holds no bin above 0.
 */
export function bandWeights(
  { rate, points, frequencies }: Pick<SpectrumPlan, 'rate' | 'points' | 'frequencies'>,
  [low, high]: readonly [number, number],
  name: string,
): BandWeights {
  if (!(low >= 0 && high > low && high <= rate / 2)) {
    throw new StrnnError(
      'option',
      `${name}: expected 0 <= low < high <= ${rate / 2} Hz (half the rate of ${rate} Hz), found ${low} to ${high} Hz`,
    );
  }
  const spacing = rate / points;
  const last = frequencies.length - 1;
  const first = Math.max(0, Math.floor(low / spacing - 0.5));
  const end = Math.min(last, Math.ceil(high / spacing + 0.5));
  const weights = new Float64Array(end - first + 1);
  let inside = 0;
  for (let bin = first; bin <= end; bin++) {
    const lower = Math.max(low, (bin - 0.5) * spacing);
    const upper = Math.min(high, (bin + 0.5) * spacing);
    const half = bin === 0 || 2 * bin === points;
    weights[bin - first] = Math.max(0, Math.min(upper, rate / 2) - lower) * (half ? 2 : 1);
    if (bin > 0 && bin * spacing >= low && bin * spacing <= high) inside++;
  }
  if (inside === 0) {
    throw new StrnnError(
      'option',
      `${name}: ${low} to ${high} Hz holds none of the frequencies, which are ${spacing} Hz apart (${rate} Hz / ${points} samples); ` +
        'use longer windows or a wider band',
    );
  }
  return { first, weights };
}
