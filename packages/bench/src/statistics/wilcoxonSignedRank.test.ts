import { describe, expect, it } from 'vitest';
import { reference } from './fixtures/readStatistics.js';
import { wilcoxonSignedRank } from './wilcoxonSignedRank.js';

describe('wilcoxonSignedRank', () => {
  it.each(reference.wilcoxon)('is scipy.stats.wilcoxon: $name', ({ differences, statistic, pValue }) => {
    const found = wilcoxonSignedRank(differences);
    // Both sides sum chances that are multiples of 2^-n, or evaluate one normal tail, in float64.
    expect(found).toEqual({
      statistic,
      pValue: expect.closeTo(pValue, 11) as number,
      method: expect.any(String) as string,
      count: differences.filter((value) => value !== 0).length,
    });
  });

  it('says whether it was exact', () => {
    const methods = Object.fromEntries(
      reference.wilcoxon.map(({ name, differences }) => [
        name,
        (wilcoxonSignedRank(differences) as { method: string }).method,
      ]),
    );
    expect(methods).toMatchObject({
      '50, plain': 'exact',
      '51, plain': 'normal',
      '13, ties': 'exact',
      '14, ties': 'normal',
      '12, ties and zeros': 'exact',
    });
  });

  it('takes differences that differ by rounding only as equal', () => {
    const rounded = [12 / 58 - 10 / 58, 20 / 58 - 18 / 58, 31 / 58 - 29 / 58, 7 / 58 - 9 / 58, 3 / 58, 5 / 58, -1 / 58];
    const exact = [2, 2, 2, -2, 3, 5, -1];
    expect(wilcoxonSignedRank(rounded)).toEqual(wilcoxonSignedRank(exact));
  });

  it('refuses too few pairs for the number of comparisons, from the smallest p-value there is', () => {
    const rising = [1, 2, 3, 4, 5, 6];
    expect(wilcoxonSignedRank(rising)).toMatchObject({ pValue: 2 ** -5 });
    expect(wilcoxonSignedRank(rising, { comparisons: 2 })).toEqual({
      refused: '6 differences that are not zero give no p-value below 0.031: too few for 2 comparisons at 0.05',
    });
    expect(wilcoxonSignedRank(rising, { comparisons: 2, level: 0.1 })).toMatchObject({ pValue: 2 ** -5 });
    expect(wilcoxonSignedRank([...rising, 7, 8, 9, 10], { comparisons: 25 })).toMatchObject({ pValue: 2 ** -9 });
  });

  it('refuses what the data cannot carry, with the reason', () => {
    expect(wilcoxonSignedRank([1, 2, 3, 4, 5])).toEqual({ refused: 'needs at least 6 pairs, but found 5' });
    expect(wilcoxonSignedRank(new Array(8).fill(0))).toEqual({ refused: 'all 8 differences are zero' });
    expect(wilcoxonSignedRank([1, 2, 0, 0, 0, 0, 0])).toEqual({
      refused: 'needs at least 6 differences that are not zero, but 2 of 7 are',
    });
    expect(() => wilcoxonSignedRank([1, 2, 3, 4, 5, NaN])).toThrow(/value 5: expected a finite number/);
  });
});
