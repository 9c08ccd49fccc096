/**
 * A pairwise covering of a grid with holes: every pair of values that occurs together in some candidate, and every value
 * that occurs at all, is in one of the rows chosen. Greedy, without chance: the candidate with most of what is missing,
 * the first among equals.
 *
 * @param candidates the combinations that conditions leave; -1 where an axis does not apply
 */
export function coverAllowedPairs(candidates: readonly (readonly number[])[]): (readonly number[])[] {
  const items = candidates.map((row) => itemsOf(row));
  const missing = new Set(items.flat());
  const rows: (readonly number[])[] = [];
  // What a candidate adds only shrinks: one whose last count is not above the best found need not be counted again.
  const gains = items.map((own) => own.length);
  while (missing.size > 0) {
    let best = -1;
    let bestGain = 0;
    for (let candidate = 0; candidate < items.length; candidate++) {
      if (gains[candidate] <= bestGain) continue;
      gains[candidate] = items[candidate].reduce((gain, item) => gain + (missing.has(item) ? 1 : 0), 0);
      if (gains[candidate] > bestGain) {
        best = candidate;
        bestGain = gains[candidate];
      }
    }
    items[best].forEach((item) => missing.delete(item));
    rows.push(candidates[best]);
  }
  return rows;
}

/** The values that apply and their pairs, as numbers: axes up to 2^10, values up to 2^14. */
function itemsOf(row: readonly number[]): number[] {
  const applying = row.flatMap((value, axis) => (value < 0 ? [] : [axis * 2 ** 14 + value]));
  return applying.flatMap((a, index) => [a, ...applying.slice(index + 1).map((b) => a + (b + 1) * 2 ** 24)]);
}
