/**
 * p-values corrected for the number of tests by Holm's step-down method (S. Holm, 1979), in the order given:
 * the k-th smallest of m is multiplied by m - k + 1, never below a smaller one's, at most 1.
 */
export function holmAdjust(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[a] - pValues[b]);
  const adjusted = new Array<number>(pValues.length);
  let least = 0;
  order.forEach((i, k) => {
    least = Math.max(least, Math.min(1, pValues[i] * (pValues.length - k)));
    adjusted[i] = least;
  });
  return adjusted;
}
