import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hedgesG, rankBiserial, type HedgesG } from './index.js';

interface Case {
  readonly name: string;
  readonly first: number[];
  readonly second: number[];
  readonly rankBiserial: number;
  readonly dAv: number;
  readonly dz: number;
  readonly correction: number;
}

// pingouin, SciPy and numpy; made by tools/reference/bench/rank_tests.py.
const { effectSizes } = JSON.parse(readFileSync(new URL('./fixtures/rankTests.json', import.meta.url), 'utf8')) as {
  readonly effectSizes: Case[];
};
const named = (values: readonly number[]) => values.map((value, i) => ({ subject: `s${i}`, value }));

describe.each(effectSizes)('$name', ({ first, second, ...expected }) => {
  it('is as in pingouin, to rounding', () => {
    expect(rankBiserial(first.map((value, i) => value - second[i]))).toBeCloseTo(expected.rankBiserial, 12);
    const found = hedgesG(named(first), named(second)) as HedgesG;
    expect(found.count).toBe(first.length);
    expect(found.value).toBeCloseTo(expected.dAv * expected.correction, 12);
    expect(found.dz).toBeCloseTo(expected.dz * expected.correction, 12);
    const { low, high } = found.interval;
    expect((low + high) / 2).toBeCloseTo(expected.dAv, 12);
  });

  it('turns its sign with the sides', () => {
    const [one, other] = [hedgesG(named(first), named(second)), hedgesG(named(second), named(first))] as HedgesG[];
    expect(other.value).toBeCloseTo(-one.value, 14);
    expect(other.interval.low).toBeCloseTo(-one.interval.high, 12);
    expect(rankBiserial(second.map((value, i) => value - first[i]))).toBeCloseTo(-expected.rankBiserial, 12);
  });
});

describe('hedgesG', () => {
  it('has an interval by the formula of Bonett (2008)', () => {
    // By hand: mean difference 1, both variances 3.5, covariance 1.3; se² = d² (s₁⁴ + s₂⁴ + 2 s₁₂²) / (8 s⁴ m) + s_d²
    // / (s² m) with m = 5.
    const found = hedgesG(named([2, 3, 4, 5, 6, 7]), named([3, 1, 6, 2, 5, 4])) as HedgesG;
    const squared = (1 / 3.5) * ((2 * 3.5 ** 2 + 2 * 1.3 ** 2) / (8 * 3.5 ** 2 * 5)) + (7 - 2.6) / (3.5 * 5);
    const { low, high } = found.interval;
    expect((high - low) / (2 * 1.959963984540054)).toBeCloseTo(Math.sqrt(squared), 12);
  });

  it('has no d_z where every subject has the same difference', () => {
    const first = named([1, 2, 3, 4, 5, 6]);
    expect(hedgesG(first, named([0, 1, 2, 3, 4, 5]))).not.toHaveProperty('dz');
  });

  it('refuses few subjects, no difference and no spread', () => {
    expect(hedgesG(named([1, 2]), named([2, 3]))).toEqual({ refused: 'needs at least 6 subjects, but found 2' });
    expect(hedgesG(named([1, 2, 3, 4, 5, 6]), named([1, 2, 3, 4, 5, 6]))).toEqual({
      refused: 'all 6 differences are zero',
    });
    expect(hedgesG(named(new Array<number>(6).fill(0.7)), named(new Array<number>(6).fill(0.6)))).toEqual({
      refused: 'no spread over the 6 subjects on either side',
    });
    expect(() => hedgesG(named([1, 2]), named([1]))).toThrow(/1 are on one side only: s1/);
  });
});

describe('rankBiserial', () => {
  it('is 1 and -1 where every subject goes one way; zeros are left out', () => {
    expect(rankBiserial([0.1, 0.2, 0])).toBe(1);
    expect(rankBiserial([-1, -2])).toBe(-1);
    expect(rankBiserial([0, 0])).toEqual({ refused: 'all 2 differences are zero' });
    expect(() => rankBiserial([])).toThrow(/at least 1 values, but found 0/);
  });
});
