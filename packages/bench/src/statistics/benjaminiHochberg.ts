/**
 * p-values corrected by Benjamini and Hochberg's step-up method (1995), in the order given: the k-th smallest of m is
 * multiplied by m / k, never above a larger one's. Those at most α are a list of which α is false on average; Holm's
 * (`holmAdjust`) bounds the chance of a single false one and is what to report where the tests are few.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[b] - pValues[a]);
  const adjusted = new Array<number>(pValues.length);
  let most = 1;
  order.forEach((i, place) => {
    most = Math.min(most, (pValues[i] * pValues.length) / (pValues.length - place));
    adjusted[i] = most;
  });
  return adjusted;
}
