import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { balancedSequence } from './balancedSequence.js';

const take = (levels: readonly number[], count: number, seed = 'a'): number[][] => {
  const rows: number[][] = [];
  for (const row of balancedSequence(levels, createRandom(seed))) {
    if (rows.length === count) break;
    rows.push(row);
  }
  return rows;
};

describe('balancedSequence', () => {
  it('has every combination once', () => {
    for (const levels of [[2, 3], [4, 6], [3, 3, 3], [2, 4, 5], [6, 10, 15], [7], [1, 1], [2, 2, 2, 2, 2]]) {
      const size = levels.reduce((product, count) => product * count, 1);
      const rows = take(levels, size + 1);
      expect(rows).toHaveLength(size);
      expect(new Set(rows.map((row) => row.join())).size).toBe(size);
    }
    expect(take([], 5)).toEqual([[]]);
  });

  it('uses the values of an axis equally often, or once more, after any number of combinations', () => {
    const random = createRandom('balance');
    for (let trial = 0; trial < 80; trial++) {
      const levels = Array.from({ length: 1 + random.integer(5) }, () => 1 + random.integer(8));
      const size = levels.reduce((product, count) => product * count, 1);
      const rows = take(levels, 1 + random.integer(size), `seed ${trial}`);
      levels.forEach((count, axis) => {
        const uses = new Array<number>(count).fill(0);
        for (const row of rows) uses[row[axis]]++;
        expect(Math.max(...uses) - Math.min(...uses)).toBeLessThanOrEqual(1);
      });
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(take([5, 6, 7], 40)).toEqual(take([5, 6, 7], 40));
    expect(take([5, 6, 7], 40)).not.toEqual(take([5, 6, 7], 40, 'b'));
  });

  it('gives every combination the same chance', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 3000; seed++) {
      for (const row of take([2, 3], 2, `chance ${seed}`)) counts.set(row.join(), (counts.get(row.join()) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    // 6000 draws over 6 combinations: 1000 each, standard deviation about 29; five of them.
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('costs nothing for what is not taken', () => {
    expect(take(new Array<number>(300).fill(10), 3)).toHaveLength(3);
    expect(take([10_000, 9_999, 9_973], 1000)).toHaveLength(1000);
    expect(take([1009, 1013, 1019, 1021, 1031, 1033], 50)).toHaveLength(50);
  });
});
