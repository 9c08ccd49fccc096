import { describe, expect, it } from 'vitest';
import { formatValue, linearScale, niceTicks } from './index.js';

describe('niceTicks', () => {
  it.each([
    [0.346, 0.73, [0.3, 0.4, 0.5, 0.6, 0.7, 0.8], 1],
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1], 1],
    [-3, 17, [-5, 0, 5, 10, 15, 20], 0],
    [0.61, 0.62, [0.61, 0.612, 0.614, 0.616, 0.618, 0.62], 3],
    [1200, 5200, [1000, 2000, 3000, 4000, 5000, 6000], 0],
  ])('from %f to %f', (low, high, values, decimals) => {
    expect(niceTicks(low, high)).toEqual({ values, decimals });
  });

  it('encloses a range of one value', () => {
    for (const value of [0, 0.5, -20]) {
      const { values } = niceTicks(value, value);
      expect(values.length).toBeGreaterThan(1);
      expect(values[0]).toBeLessThanOrEqual(value);
      expect(values.at(-1)).toBeGreaterThanOrEqual(value);
    }
  });
});

describe('linearScale', () => {
  it('maps the ends of the domain to the ends of the range, and beyond', () => {
    const scale = linearScale(0.2, 0.6, 100, 300);
    expect([0.2, 0.4, 0.6, 0.8].map((value) => Math.round(scale(value)))).toEqual([100, 200, 300, 400]);
  });

  it('stays at the start of a domain without length', () => {
    expect(linearScale(1, 1, 10, 20)(1)).toBe(10);
  });
});

describe('formatValue', () => {
  it.each([
    [0, '0'],
    [0.43215, '0.432'],
    [-0.5, '\u22120.5'],
    [12.345, '12.3'],
    [1234.5, '1235'],
    [0.00012, '1.2e\u22124'],
    [2.5e6, '2.5e+6'],
  ])('%f', (value, text) => {
    expect(formatValue(value)).toBe(text);
  });
});
