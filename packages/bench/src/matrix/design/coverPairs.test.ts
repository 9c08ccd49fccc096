import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { coverAllowedPairs } from './coverAllowedPairs.js';
import { coverPairs } from './coverPairs.js';
import { pairCounts } from './pairCounts.js';

function pairsOf(row: readonly number[]): string[] {
  return row.flatMap((a, i) =>
    a < 0 ? [] : [`${i}:${a}`, ...row.flatMap((b, j) => (j > i && b >= 0 ? [`${i}:${a} ${j}:${b}`] : []))],
  );
}

describe('coverPairs', () => {
  it('has every pair of values, in few rows, without chance', () => {
    const random = createRandom('coverings');
    for (let trial = 0; trial < 60; trial++) {
      const levels = Array.from({ length: 2 + random.integer(6) }, () => 1 + random.integer(7));
      const rows = coverPairs(levels, 10_000)!;
      const [first, second] = [...levels].sort((a, b) => b - a);
      expect(pairCounts(rows, levels).pairs.least).toBeGreaterThanOrEqual(1);
      expect(rows.length).toBeGreaterThanOrEqual(first * second);
      expect(rows.length).toBeLessThanOrEqual(2 * first * second + 8);
      expect(coverPairs(levels, 10_000)).toEqual(rows);
      expect(rows.every((row) => row.every((value, axis) => value >= 0 && value < levels[axis]))).toBe(true);
    }
  });

  it('of one axis has every value; more rows than allowed are refused', () => {
    expect(coverPairs([3], 10)).toEqual([[0], [1], [2]]);
    expect(coverPairs([], 10)).toEqual([[]]);
    expect(coverPairs([4, 4], 15)).toBeUndefined();
    expect(coverPairs([4], 3)).toBeUndefined();
  });
});

describe('coverAllowedPairs', () => {
  it('has every value and pair that the candidates have, and nothing else', () => {
    const random = createRandom('holes');
    for (let trial = 0; trial < 40; trial++) {
      const candidates: number[][] = [];
      for (let i = 0; i < 81; i++) {
        const row = [0, 1, 2, 3].map((axis) => Math.floor(i / 3 ** axis) % 3);
        if (random.uniform() < 0.4) candidates.push(row.map((value) => (random.uniform() < 0.1 ? -1 : value)));
      }
      if (candidates.length === 0) continue;
      const rows = coverAllowedPairs(candidates);
      const wanted = new Set(candidates.flatMap(pairsOf));
      expect(new Set(rows.flatMap(pairsOf))).toEqual(wanted);
      expect(rows.every((row) => candidates.includes(row as number[]))).toBe(true);
      expect(rows.length).toBeLessThan(candidates.length + 1);
    }
  });

  it('takes one row of each where nothing else can be', () => {
    expect(
      coverAllowedPairs([
        [0, -1],
        [1, 0],
        [1, 1],
      ]),
    ).toHaveLength(3);
  });
});

describe('pairCounts', () => {
  it('tells a balanced list from an orthogonal one', () => {
    expect(
      pairCounts(
        [
          [0, 0],
          [1, 1],
        ],
        [2, 2],
      ),
    ).toEqual({
      values: { least: 1, most: 1 },
      pairs: { least: 0, most: 1 },
      balanced: true,
      orthogonal: false,
    });
    expect(
      pairCounts(
        [
          [0, 0],
          [1, 1],
          [0, 1],
          [1, 0],
        ],
        [2, 2],
      ),
    ).toMatchObject({ balanced: true, orthogonal: true });
    expect(
      pairCounts(
        [
          [0, -1],
          [1, 0],
        ],
        [2, 1],
      ),
    ).toMatchObject({ balanced: true, orthogonal: false });
    expect(pairCounts([[0], [1], [1]], [2])).toMatchObject({ balanced: false, orthogonal: false });
  });
});
