import { readFileSync } from 'node:fs';
import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { bootstrapInterval } from './bootstrapInterval.js';

// SciPy's percentile interval at the expanded level, 400,000 resamples; made by tools/reference/bench/rank_tests.py.
const { bootstrap } = JSON.parse(readFileSync(new URL('./fixtures/rankTests.json', import.meta.url), 'utf8')) as {
  readonly bootstrap: readonly { name: string; values: number[]; low: number; high: number; error: number }[];
};

describe('bootstrapInterval', () => {
  it.each(bootstrap)("is SciPy's but for its draws: $name", ({ name, values, low, high, error }) => {
    const found = bootstrapInterval(values);
    // 400,000 draws: a Monte Carlo error of 0.004 to 0.01 standard errors; where the
    // distribution has few points out there (6 values: 113 of 6^6 beyond each end), its steps are smoothed.
    const step = name.includes('three different') ? 0.5 / values.length : 0;
    const grain = values.length < 10 ? 0.06 : 0.03;
    expect(Math.abs(found.low - low)).toBeLessThan(grain * error + step);
    expect(Math.abs(found.high - high)).toBeLessThan(grain * error + step);
    expect(found.level).toBe(0.95);
  });

  it('follows shift, scale and sign, and no order of the values', () => {
    const random = createRandom('bootstrap');
    for (let trial = 0; trial < 30; trial++) {
      const values = Array.from({ length: 6 + random.integer(30) }, () => random.normal() ** 3);
      const { low, high } = bootstrapInterval(values);
      const turned = bootstrapInterval(values.map((value) => 5 - 2 * value).reverse());
      expect(turned.low).toBeCloseTo(5 - 2 * high, 5);
      expect(turned.high).toBeCloseTo(5 - 2 * low, 5);
      expect(low).toBeLessThan(high);
      expect(bootstrapInterval(values)).toEqual({ low, high, level: 0.95 });
    }
  });

  it('ends at the values, where these are few or all equal', () => {
    expect(bootstrapInterval([1, 2])).toEqual({ low: 1, high: 2, level: 0.95 });
    expect(bootstrapInterval([3, 3, 3])).toEqual({ low: 3, high: 3, level: 0.95 });
    expect(() => bootstrapInterval([1])).toThrow(/at least 2 values, but found 1/);
    expect(() => bootstrapInterval([1, NaN])).toThrow(/value 1: expected a finite number/);
  });
});
