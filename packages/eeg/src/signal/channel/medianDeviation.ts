import { selectRank } from './selectRank.js';

/** The median; of an even number of values the mean of the two in the middle. Reorders `values`, which hold no NaN. */
export function median(values: Float64Array): number {
  const upper = selectRank(values, values.length >> 1);
  if (values.length % 2 === 1) return upper;
  // After the selection everything before the middle is at most `upper`.
  let lower = -Infinity;
  for (let n = 0; n < values.length >> 1; n++) lower = Math.max(lower, values[n]);
  return (lower + upper) / 2;
}

/** Median absolute deviation from the median, not scaled: `scipy.stats.median_abs_deviation`. */
export function medianDeviation(values: ArrayLike<number>): number {
  const copy = new Float64Array(values);
  const middle = median(copy);
  for (let n = 0; n < copy.length; n++) copy[n] = Math.abs(copy[n] - middle);
  return median(copy);
}
