import { windowVariance } from '../entropy/windowVariance.js';

/**
 * Hjorth's parameters (1970) of `samples[start .. start + length)`, length >= 3, into `out[at .. at + 3)`:
 * activity, the variance in units^2; mobility, sqrt(variance of the slope / activity), in 1/s with differences times
 * `rate` (1 per sample with rate 1); complexity, the mobility of the slope over that of the signal, without unit.
 * Slopes are differences of neighbouring samples; variances are divided by the number of values. A constant window
 * gives activity 0 and NaN for the others.
 */
export function hjorthParameters(
  samples: ArrayLike<number>,
  start: number,
  length: number,
  rate: number,
  out: Float64Array,
  at: number,
): void {
  const activity = windowVariance(samples, start, length);
  const slope = differenceVariance(samples, start, length, 1);
  const bend = differenceVariance(samples, start, length, 2);
  const mobility = Math.sqrt(slope / activity);
  out[at] = activity;
  out[at + 1] = mobility * rate;
  out[at + 2] = Math.sqrt(bend / slope) / mobility;
}

/** Variance of the first or second differences. */
function differenceVariance(samples: ArrayLike<number>, start: number, length: number, order: 1 | 2): number {
  const count = length - order;
  const difference = (n: number): number =>
    order === 1 ? samples[n + 1] - samples[n] : samples[n + 2] - 2 * samples[n + 1] + samples[n];
  let mean = 0;
  for (let n = start; n < start + count; n++) mean += difference(n);
  mean /= count;
  let sum = 0;
  for (let n = start; n < start + count; n++) sum += (difference(n) - mean) ** 2;
  return sum / count;
}
