import { expect, it } from 'vitest';
import { reference } from './fixtures/readStatistics.js';
import { normalTail } from './normalTail.js';

it.each(reference.normalTail)('is scipy.stats.norm.sf($z)', ({ z, tail }) => {
  // Near z = 3 the series loses the digits by which 0.5 is larger than the tail: 1e-3, so 13 of 16 are left.
  expect(Math.abs(normalTail(z) / tail - 1)).toBeLessThan(1e-12);
});
