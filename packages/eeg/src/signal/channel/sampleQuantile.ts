import { selectRank } from './selectRank.js';

/**
 * The quantile as MATLAB's `quantile` has it: the sorted values stand at (k + 1/2) / n, linear between them. PREP uses
 * it. Reorders `values`, which hold no NaN.
 */
export function sampleQuantile(values: Float64Array, quantile: number): number {
  const n = values.length;
  if (n === 1) return values[0];
  const adjusted = ((quantile - 0.5) * n) / (n - 1) + 0.5;
  const at = (n - 1) * Math.min(1, Math.max(0, adjusted));
  const below = selectRank(values, Math.floor(at));
  return below + (selectRank(values, Math.ceil(at)) - below) * (at - Math.floor(at));
}

/** Distance of the quartiles times 0.7413: the standard deviation of normal values, hardly moved by outliers. */
export function quartileDeviation(values: ArrayLike<number>): number {
  const copy = new Float64Array(values);
  return (sampleQuantile(copy, 0.75) - sampleQuantile(copy, 0.25)) * 0.7413;
}
