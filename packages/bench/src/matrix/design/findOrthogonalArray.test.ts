import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { findOrthogonalArray } from './findOrthogonalArray.js';
import { hadamardArray } from './hadamardArray.js';

/** Whether every pair of values of two axes occurs equally often; counted here, without the code under test. */
function isOrthogonal(rows: readonly (readonly number[])[], levels: readonly number[]): boolean {
  for (let a = 0; a < levels.length; a++) {
    for (let b = 0; b < levels.length; b++) {
      const seen = new Map<string, number>();
      for (const row of rows) seen.set(`${row[a]} ${row[b]}`, (seen.get(`${row[a]} ${row[b]}`) ?? 0) + 1);
      const pairs = a === b ? levels[a] : levels[a] * levels[b];
      if (seen.size !== pairs || [...seen.values()].some((count) => count !== rows.length / pairs)) return false;
    }
  }
  return rows.every((row) => row.every((value, axis) => value >= 0 && value < levels[axis]));
}

const times = (count: number, levels: number): number[] => new Array<number>(count).fill(levels);

describe('findOrthogonalArray', () => {
  // Runs of the smallest arrays there are, from the tables of orthogonal arrays (N. J. A. Sloane; W. F. Kuhfeld).
  it.each([
    [[2, 2, 2], 4],
    [times(7, 2), 8],
    [times(11, 2), 12],
    [times(15, 2), 16],
    [times(19, 2), 20],
    [times(23, 2), 24],
    [times(27, 2), 28],
    [times(31, 2), 32],
    [times(35, 2), 36],
    [times(4, 3), 9],
    [times(13, 3), 27],
    [times(5, 4), 16],
    [times(6, 5), 25],
    [times(8, 7), 49],
    [times(9, 8), 64],
    [times(10, 9), 81],
    [[4, ...times(4, 2)], 8],
    [[4, 4, 4, ...times(6, 2)], 16],
    [[8, ...times(8, 2)], 16],
    [[9, ...times(9, 3)], 27],
    [[3, ...times(4, 2)], 12],
    [[2, ...times(7, 3)], 18],
    [[6, ...times(6, 3)], 18],
    [[...times(11, 2), ...times(12, 3)], 36],
    [[...times(4, 2), ...times(13, 3)], 36],
    [[4, ...times(13, 3)], 36],
    [[12, ...times(12, 3)], 36],
    [times(3, 6), 36],
    [[2, 3], 6],
  ])('of %j values has %i runs', (levels, runs) => {
    const array = findOrthogonalArray(levels, 100_000)!;
    expect(array.rows).toHaveLength(runs);
    expect(isOrthogonal(array.rows, levels)).toBe(true);
    expect(array.rows[0]).toEqual(levels.map(() => 0));
  });

  it('is orthogonal, and never larger than the grid, whatever the axes', () => {
    const random = createRandom('orthogonal arrays');
    for (let trial = 0; trial < 150; trial++) {
      const levels = Array.from({ length: 1 + random.integer(6) }, () => 1 + random.integer(9));
      const size = levels.reduce((product, count) => product * count, 1);
      const array = findOrthogonalArray(levels, 20_000);
      if (array === undefined) {
        expect(size).toBeGreaterThan(20_000);
        continue;
      }
      expect(isOrthogonal(array.rows, levels), levels.join(' x ')).toBe(true);
      expect(array.rows.length).toBeLessThanOrEqual(size);
      expect(findOrthogonalArray(levels, 20_000)).toEqual(array);
    }
  });

  it('gives nothing rather than more runs than allowed, at once', () => {
    expect(findOrthogonalArray(times(3, 7), 48)).toBeUndefined();
    expect(findOrthogonalArray([9973, 9967], 100_000)).toBeUndefined();
    expect(findOrthogonalArray([10_000, 10_000, 10_000], 100_000)).toBeUndefined();
  });
});

describe('hadamardArray', () => {
  it('is known for the usual numbers of runs', () => {
    const runs = [4, 8, 12, 16, 20, 24, 28, 32, 36, 40, 44, 48, 60, 64, 72, 80];
    for (const count of runs) {
      const array = hadamardArray(count)!;
      expect(array).toHaveLength(count);
      expect(isOrthogonal(array, times(count - 1, 2)), String(count)).toBe(true);
    }
    expect(hadamardArray(6)).toBeUndefined();
    expect(hadamardArray(92)).toBeUndefined();
  });
});
