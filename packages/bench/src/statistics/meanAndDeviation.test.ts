import { describe, expect, it } from 'vitest';
import { reference } from './fixtures/readStatistics.js';
import { meanAndDeviation } from './meanAndDeviation.js';

describe('meanAndDeviation', () => {
  const { values, mean, population, sample } = reference.meanAndDeviation;

  it("is numpy's mean and std, and says which deviation it is", () => {
    // Sums of 16 numbers in float64: the order of additions may cost a few units in the last place.
    const found = meanAndDeviation(values);
    expect(found).toMatchObject({ count: 16, kind: 'population' });
    expect(found.mean).toBeCloseTo(mean, 14);
    expect(found.deviation).toBeCloseTo(population, 14);
    expect(meanAndDeviation(values, 'sample').deviation).toBeCloseTo(sample, 14);
  });

  it('refuses what has no deviation', () => {
    expect(meanAndDeviation([3])).toEqual({ count: 1, mean: 3, deviation: 0, kind: 'population' });
    expect(() => meanAndDeviation([3], 'sample')).toThrow(/at least 2 values, but found 1/);
    expect(() => meanAndDeviation([])).toThrow(/at least 1 values, but found 0/);
    expect(() => meanAndDeviation([1, NaN])).toThrow(/value 1: expected a finite number, but found NaN/);
  });
});
