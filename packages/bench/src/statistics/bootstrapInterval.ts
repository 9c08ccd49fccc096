import { createRandom } from '@strnn/core/random';
import { checkNumbers } from './checkNumbers.js';
import { quantile } from './quantile.js';

/** An interval with the chance it was made for. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly level: number;
}

/**
 * Percentile bootstrap interval of a mean: the values are drawn with replacement, again and again, and the middle part
 * of the means is the interval. Efron and Tibshirani (1993), chapter 13. The same seed gives the same interval.
 *
 * @param values finite, two or more; one per independent unit (subject), never one per sample
 * @param options `seed`; `resamples` (default 10000); `level` (default 0.95)
 * @throws StrnnError 'data' for too few values or one that is not finite
 */
export function bootstrapInterval(
  values: readonly number[],
  {
    seed,
    resamples = 10_000,
    level = 0.95,
  }: { readonly seed: number | string; readonly resamples?: number; readonly level?: number },
): Interval {
  checkNumbers('bootstrap', values, 2);
  const random = createRandom(`${seed}/bootstrap`);
  const means = new Float64Array(resamples);
  for (let resample = 0; resample < resamples; resample++) {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw++) sum += values[random.integer(values.length)];
    means[resample] = sum / values.length;
  }
  means.sort();
  return { low: quantile(means, (1 - level) / 2), high: quantile(means, (1 + level) / 2), level };
}
