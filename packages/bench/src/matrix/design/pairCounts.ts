/** How often values, and pairs of values of two axes, occur in a list of combinations. */
export interface PairCounts {
  /** Fewest and most runs of a value, over all values of all axes. */
  readonly values: { readonly least: number; readonly most: number };
  /** Fewest and most runs of a pair of values, over all pairs of axes. Both 0 with fewer than two axes. */
  readonly pairs: { readonly least: number; readonly most: number };
  /** Every value of an axis equally often, axis by axis. */
  readonly balanced: boolean;
  /** Every pair of values of two axes equally often, for each two axes: an orthogonal array of strength 2. */
  readonly orthogonal: boolean;
}

/**
 * Counts all values and pairs, in whichever way the combinations were made.
 * @param rows indices into the values of each axis; -1 where an axis does not apply
 * @param levels number of values of each axis
 */
export function pairCounts(rows: readonly (readonly number[])[], levels: readonly number[]): PairCounts {
  const values = { least: Infinity, most: 0 };
  const pairs = { least: Infinity, most: 0 };
  let balanced = true;
  let orthogonal = true;
  const note = (counts: Int32Array, into: { least: number; most: number }): boolean => {
    let least = Infinity;
    let most = 0;
    for (const count of counts) {
      least = Math.min(least, count);
      most = Math.max(most, count);
    }
    into.least = Math.min(into.least, least);
    into.most = Math.max(into.most, most);
    return least === most;
  };
  for (let a = 0; a < levels.length; a++) {
    const single = new Int32Array(levels[a]);
    for (const row of rows) if (row[a] >= 0) single[row[a]]++;
    if (!note(single, values)) balanced = false;
    for (let b = a + 1; b < levels.length; b++) {
      const together = new Int32Array(levels[a] * levels[b]);
      for (const row of rows) if (row[a] >= 0 && row[b] >= 0) together[row[a] * levels[b] + row[b]]++;
      if (!note(together, pairs)) orthogonal = false;
    }
  }
  if (levels.length < 2) pairs.least = 0;
  if (levels.length === 0) values.least = 0;
  return { values, pairs, balanced, orthogonal: orthogonal && balanced };
}
