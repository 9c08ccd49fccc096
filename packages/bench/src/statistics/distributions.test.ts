import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chiSquaredTail } from './chiSquaredTail.js';
import { fTail } from './fTail.js';
import { logGamma } from './logGamma.js';
import { normalQuantile } from './normalQuantile.js';
import { studentizedRangeQuantile, studentizedRangeTail } from './studentizedRange.js';
import { tQuantile } from './tQuantile.js';

interface Reference {
  readonly logGamma: readonly { readonly x: number; readonly value: number }[];
  readonly fTail: readonly { f: number; numerator: number; denominator: number; tail: number }[];
  readonly chiSquaredTail: readonly { x: number; degrees: number; tail: number }[];
  readonly tQuantile: readonly { level: number; degrees: number; value: number }[];
  readonly normalQuantile: readonly { share: number; value: number }[];
  readonly studentizedRange: readonly { q: number; k: number; tail: number }[];
  readonly studentizedRangeQuantile: readonly { level: number; k: number; q: number }[];
  readonly publishedQ: Readonly<Record<string, readonly number[]>>;
}

// SciPy and Demsar (2006); made by tools/reference/bench/distributions.py.
const reference = JSON.parse(
  readFileSync(new URL('./fixtures/distributions.json', import.meta.url), 'utf8'),
) as Reference;

/** Relative difference; of values about zero the absolute one. */
const off = (found: number, expected: number): number =>
  Math.abs(found - expected) / Math.max(1e-300, Math.abs(expected));

describe('as in SciPy', () => {
  // Series, fractions and bisections end at 1e-15 or so; exp(ln Γ - ln Γ) of large arguments costs the digits of ln Γ
  // in front of the point.
  it.each(reference.logGamma)('ln Γ($x)', ({ x, value }) => {
    expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-13 * Math.max(1, Math.abs(value)));
  });
  it.each(reference.fTail)('F tail $f of $numerator, $denominator', ({ f, numerator, denominator, tail }) => {
    expect(off(fTail(f, numerator, denominator), tail)).toBeLessThan(1e-10);
  });
  it.each(reference.chiSquaredTail)('χ² tail $x of $degrees', ({ x, degrees, tail }) => {
    expect(off(chiSquaredTail(x, degrees), tail)).toBeLessThan(1e-10);
  });
  it.each(reference.tQuantile)('t quantile $level of $degrees', ({ level, degrees, value }) => {
    expect(off(tQuantile(level, degrees), value)).toBeLessThan(1e-10);
  });
  it.each(reference.normalQuantile)('normal quantile $share', ({ share, value }) => {
    expect(Math.abs(normalQuantile(share) - value)).toBeLessThan(1e-11);
  });
  // SciPy integrates to about 1e-11 itself.
  it.each(reference.studentizedRange)('studentized range tail $q of $k', ({ q, k, tail }) => {
    expect(Math.abs(studentizedRangeTail(q, k) - tail)).toBeLessThan(1e-9);
  });
  it.each(reference.studentizedRangeQuantile)('studentized range quantile $level of $k', ({ level, k, q }) => {
    expect(Math.abs(studentizedRangeQuantile(level, k) - q)).toBeLessThan(1e-8);
  });
});

it.each(Object.entries(reference.publishedQ))(
  'critical values of Demšar (2006), table 5, level %s',
  (level, published) => {
    // The table gives three decimals, some of them cut, not rounded.
    published.forEach((q, i) => {
      expect(Math.abs(studentizedRangeQuantile(Number(level), i + 2) / Math.SQRT2 - q)).toBeLessThan(1e-3);
    });
  },
);

it('is the normal tail twice for a range of two, far out too', () => {
  // range / √2 of two is a normal's absolute value; scipy.stats.norm.sf(8) = 6.22e-16.
  expect(studentizedRangeTail(8 * Math.SQRT2, 2)).toBeCloseTo(2 * 6.220960574271785e-16, 26);
});

it('has the ends of the distributions', () => {
  expect([fTail(0, 2, 3), fTail(Infinity, 2, 3), chiSquaredTail(0, 4), studentizedRangeTail(0, 3)]).toEqual([
    1, 0, 1, 1,
  ]);
});
