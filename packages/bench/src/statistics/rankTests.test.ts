import { readFileSync } from 'node:fs';
import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { blockTable, friedman, nemenyi, nemenyiP, type FriedmanResult } from './index.js';

interface Case {
  readonly name: string;
  readonly values: number[][];
  readonly averageRanks: number[];
  readonly chiSquared: number;
  readonly chiSquaredP: number;
  readonly f: number;
  readonly fP: number;
  readonly exact: number | null;
  readonly nemenyi: number[][];
}

// SciPy, scikit-posthocs and counting; made by tools/reference/bench/rank_tests.py.
const { friedman: cases } = JSON.parse(readFileSync(new URL('./fixtures/rankTests.json', import.meta.url), 'utf8')) as {
  readonly friedman: Case[];
};

const tested = (values: readonly (readonly number[])[]): FriedmanResult => {
  const found = friedman(values);
  if ('refused' in found) throw new Error(found.refused);
  return found;
};

describe.each(cases)('$name', ({ values, nemenyi: pairs, exact, ...expected }) => {
  const found = tested(values);

  it("is SciPy's Friedman test", () => {
    expect(found.averageRanks).toEqual(expected.averageRanks.map((rank) => expect.closeTo(rank, 12) as number));
    expect(found.chiSquared).toBeCloseTo(expected.chiSquared, 10);
    expect(found.chiSquaredP).toBeCloseTo(expected.chiSquaredP, 10);
    expect(found.f).toBeCloseTo(expected.f, 10);
    expect(found.fP).toBeCloseTo(expected.fP, 10);
  });

  it('counts the orders where it can', () => {
    if (exact === null) return;
    expect(found.method).toBe('exact');
    expect(found.pValue).toBeCloseTo(exact, 12);
  });

  it("has scikit-posthocs' Nemenyi p-values", () => {
    // scikit-posthocs takes SciPy's studentized range, right to about 1e-9.
    pairs.forEach((row, i) =>
      row.slice(0, i + 1).forEach((p, j) => {
        const own = nemenyiP(found.averageRanks[i] - found.averageRanks[j], found.configurations, found.blocks);
        expect(Math.abs(own - p)).toBeLessThan(1e-8);
      }),
    );
  });
});

describe('Demšar (2006), section 3.2', () => {
  const found = tested(cases[0].values);

  it('has the published ranks, statistics and critical differences', () => {
    expect(found.averageRanks.map((rank) => rank.toFixed(3))).toEqual(['3.143', '2.000', '2.893', '1.964']);
    // The paper computes 9.28 and 3.69 from ranks of three decimals and does not correct for its two ties; corrected,
    // SciPy's 9.47.
    const ranks = found.averageRanks.reduce((sum, rank) => sum + Math.round(rank * 1000) ** 2 / 1e6, 0);
    const plain = ((12 * 14) / (4 * 5)) * (ranks - (4 * 5 * 5) / 4);
    expect(plain).toBeCloseTo(9.28, 1);
    expect((13 * plain) / (14 * 3 - plain)).toBeCloseTo(3.69, 1);
    expect(nemenyi(found).criticalDifference).toBeCloseTo(1.25, 2);
    expect(nemenyi(found, { level: 0.1 }).criticalDifference).toBeCloseTo(1.12, 2);
  });

  it('finds no pair at 0.05; at 0.10 that C4.5 is worse than C4.5+m and C4.5+m+cf', () => {
    expect(nemenyi(found).groups).toEqual([[3, 1, 2, 0]]);
    expect(nemenyi(found, { level: 0.1 }).groups).toEqual([[3, 1, 2], [2, 0]]); // prettier-ignore
  });
});

describe('friedman', () => {
  const random = createRandom('friedman');
  const draw = (blocks: number, k: number): number[][] =>
    Array.from({ length: blocks }, () => Array.from({ length: k }, () => random.integer(6)));

  it('knows no order of subjects, no names of configurations, and ranks only', () => {
    for (let trial = 0; trial < 8; trial++) {
      const values = draw(6, 4);
      const found = tested(values);
      const order = [0, 1, 2, 3];
      random.shuffle(order);
      const blocks = values.map((row) => order.map((j) => 3 * row[j] + 7)).reverse();
      const moved = tested(blocks);
      expect(moved.pValue).toBeCloseTo(found.pValue, 12);
      expect(moved.chiSquared).toBeCloseTo(found.chiSquared, 10);
      expect(moved.averageRanks).toEqual(order.map((j) => expect.closeTo(found.averageRanks[j], 12) as number));
    }
  });

  it('takes values that differ by rounding only as equal', () => {
    const rows = [0.1 + 0.2, 0.3, 0.4];
    expect(tested(new Array<number[]>(7).fill(rows)).averageRanks).toEqual([2.5, 2.5, 1]);
  });

  it('is certain, with the exact p-value, where every subject has the same order', () => {
    const found = tested(new Array<number[]>(5).fill([1, 2, 3]));
    expect(found).toMatchObject({ f: Infinity, fP: 0, method: 'exact', chiSquared: 10 });
    expect(found.pValue).toBeCloseTo(6 ** -4, 14);
  });

  it('refuses what the data cannot carry, with the reason', () => {
    expect(friedman(draw(8, 2))).toEqual({
      refused: "needs at least 3 configurations, but found 2; two are a matter for Wilcoxon's test",
    });
    expect(friedman([])).toHaveProperty('refused');
    expect(friedman([[1, 2, 3]])).toEqual({ refused: 'needs at least 2 subjects, but found 1' });
    expect(friedman([[1, 2, 3], [1, 2, 3]])).toEqual({ refused: '2 subjects and 3 configurations cannot give a p-value below 0.167' }); // prettier-ignore
    expect(friedman(draw(5, 20))).toEqual({ refused: '20 configurations need at least 6 subjects, but found 5' });
    expect(friedman(new Array<number[]>(9).fill([4, 4, 4]))).toEqual({
      refused: 'all 3 configurations are equal in all 9 subjects',
    });
    expect(() => friedman([[1, 2, NaN], [1, 2, 3]])).toThrow(/value 2: expected a finite number, but found NaN/); // prettier-ignore
    expect(() => friedman([[1, 2, 3], [1, 2]])).toThrow(/expected 3 values in every block, but found 2/); // prettier-ignore
  });
});

describe('nemenyi', () => {
  it('has a bar for every largest set that does not differ, none for one alone', () => {
    const made = { averageRanks: [9, 1, 1.5, 5, 5.5], blocks: 20, configurations: 9 } as unknown as FriedmanResult;
    expect(nemenyi(made).groups).toEqual([[1, 2], [3, 4]]); // prettier-ignore
  });

  it('gives the level at the critical difference', () => {
    const found = tested(cases[6].values);
    expect(nemenyiP(nemenyi(found).criticalDifference, found.configurations, found.blocks)).toBeCloseTo(0.05, 12);
  });
});

describe('blockTable', () => {
  const row = (...subjects: string[]): { subject: string; value: number }[] =>
    subjects.map((subject, i) => ({ subject, value: i }));

  it('sorts by subject', () => {
    expect(blockTable([row('s10', 's2'), row('s2', 's10')])).toEqual({ subjects: ['s2', 's10'], values: [[1, 0], [0, 1]] }); // prettier-ignore
  });

  it('refuses blocks that are not shared', () => {
    expect(blockTable([row('a', 'b'), row('b')])).toEqual({
      refused: 'blocks are not shared: configuration 2 lacks a',
    });
    expect(blockTable([row('a', 'a')])).toEqual({
      refused: 'blocks are not shared: a subject comes twice in configuration 1',
    });
    expect(blockTable([[{ subject: 'a', value: NaN }]])).toEqual({
      refused: 'configuration 1, subject a: NaN is no finite number',
    });
  });
});
