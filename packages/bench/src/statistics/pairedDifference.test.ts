import { describe, expect, it } from 'vitest';
import { reference } from './fixtures/readStatistics.js';
import type { Interval } from './bootstrapInterval.js';
import { pairedDifference } from './pairedDifference.js';

const { differences, mean, standardError, low, high } = reference.pairedDifference;
const named = (values: readonly number[]) => values.map((value, i) => ({ subject: `S${i + 1}`, value }));
const zeros = named(differences.map(() => 0));

describe('pairedDifference', () => {
  const found = pairedDifference(named(differences), zeros);

  it("is numpy's mean and SciPy's standard error", () => {
    expect(found.count).toBe(16);
    expect(found.mean).toBeCloseTo(mean, 14);
    expect(found.standardError).toBeCloseTo(standardError, 14);
  });

  it('has the expanded percentile interval, wider than the plain one of SciPy', () => {
    // Its own values are in bootstrapInterval.test.ts; with 16 subjects it is √(16 / 15) t / 1.96 = 1.12 times as wide.
    const { low: ownLow, high: ownHigh, level } = found.interval as Interval;
    expect(level).toBe(0.95);
    expect((ownHigh - ownLow) / (high - low)).toBeCloseTo(1.12, 1);
  });

  it('depends on the values and nothing else', () => {
    expect(pairedDifference(named(differences).reverse(), zeros)).toEqual(found);
    const narrow = pairedDifference(named(differences), zeros, { level: 0.5 }).interval as Interval;
    expect(narrow.low).toBeGreaterThan((found.interval as Interval).low);
  });

  it('pairs by subject, not by place', () => {
    const first = named([0.5, 0.6, 0.7, 0.8, 0.4, 0.3]);
    const same = pairedDifference(first, [...first].reverse());
    expect(same).toEqual({ count: 6, mean: 0, standardError: 0, interval: { refused: 'all 6 differences are zero' } });
  });

  it('refuses an interval over few subjects, keeps the mean', () => {
    const few = pairedDifference(named([1, 2, 3]), named([0, 0, 0]));
    expect(few).toMatchObject({ count: 3, mean: 2, interval: { refused: 'needs at least 6 subjects, but found 3' } });
  });

  it('refuses subjects that do not pair', () => {
    expect(() => pairedDifference(named([1, 2, 3]), named([1, 2]))).toThrow(/1 are on one side only: S3/);
    expect(() => pairedDifference([...named([1]), ...named([1])], named([1]))).toThrow(
      /S1 comes twice on the first side/,
    );
    expect(() => pairedDifference(named([1, NaN]), named([1, 2]))).toThrow(
      /subject S2, first side: expected a finite number/,
    );
    expect(() => pairedDifference(named([1]), named([2]))).toThrow(/at least 2 subjects, but found 1/);
  });
});
