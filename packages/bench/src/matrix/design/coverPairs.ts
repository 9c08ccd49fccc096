/**
 * A pairwise covering, chosen greedily and without chance: every pair of values of two axes is in at least one row (with
 * one axis: every value). Every row begins with the first pair that is missing, and takes for each further axis the value
 * that adds most pairs; among equals the one used least, then the first (after AETG, Cohen et al. 1997).
 *
 * @param levels numbers of values
 * @param most undefined is returned rather than more rows
 */
export function coverPairs(levels: readonly number[], most: number): number[][] | undefined {
  const rows: number[][] = [];
  const missing = createMissing(levels);
  const uses = levels.map((count) => new Int32Array(count));
  const axes = levels.map((_, axis) => axis).sort((a, b) => levels[b] - levels[a] || a - b);
  if (levels.length < 2) {
    return (levels[0] ?? 1) > most
      ? undefined
      : Array.from({ length: levels[0] ?? 1 }, (_, value) => levels.map(() => value));
  }
  for (let first = missing.next(); first !== undefined; first = missing.next()) {
    if (rows.length >= most) return undefined;
    const row = levels.map(() => -1);
    row[first.a] = first.valueA;
    row[first.b] = first.valueB;
    for (const axis of axes) {
      if (row[axis] >= 0) continue;
      let best = 0;
      let bestGain = -1;
      for (let value = 0; value < levels[axis]; value++) {
        let gain = 0;
        for (let other = 0; other < levels.length; other++) {
          if (row[other] >= 0 && missing.has(axis, value, other, row[other])) gain++;
        }
        if (gain > bestGain || (gain === bestGain && uses[axis][value] < uses[axis][best])) {
          best = value;
          bestGain = gain;
        }
      }
      row[axis] = best;
    }
    row.forEach((value, axis) => uses[axis][value]++);
    missing.remove(row);
    rows.push(row);
  }
  return rows;
}

interface Missing {
  has(a: number, valueA: number, b: number, valueB: number): boolean;
  remove(row: readonly number[]): void;
  /** The first pair that is missing. */
  next(): { a: number; valueA: number; b: number; valueB: number } | undefined;
}

function createMissing(levels: readonly number[]): Missing {
  const tables = levels.flatMap((countA, a) =>
    levels.flatMap((countB, b) =>
      b <= a ? [] : [{ a, b, missing: new Uint8Array(countA * countB).fill(1), from: 0 }],
    ),
  );
  const of = levels.map((_, a) => levels.map((_, b) => tables.find((table) => table.a === a && table.b === b)));
  return {
    has: (a, valueA, b, valueB) =>
      (a < b ? of[a][b]!.missing[valueA * levels[b] + valueB] : of[b][a]!.missing[valueB * levels[a] + valueA]) === 1,
    remove: (row) => tables.forEach(({ a, b, missing }) => (missing[row[a] * levels[b] + row[b]] = 0)),
    next() {
      for (const table of tables) {
        while (table.from < table.missing.length && table.missing[table.from] === 0) table.from++;
        if (table.from === table.missing.length) continue;
        const { a, b, from } = table;
        return { a, valueA: Math.floor(from / levels[b]), b, valueB: from % levels[b] };
      }
      return undefined;
    },
  };
}
