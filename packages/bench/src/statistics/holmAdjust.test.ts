import { expect, it } from 'vitest';
import { benjaminiHochberg } from './benjaminiHochberg.js';
import { holmAdjust } from './holmAdjust.js';

// R 4: p.adjust(c(0.01, 0.04, 0.03, 0.005), method = "holm") and p.adjust(c(0.5, 0.6), "holm").
it.each([
  [
    [0.01, 0.04, 0.03, 0.005],
    [0.03, 0.06, 0.06, 0.02],
  ],
  [
    [0.5, 0.6],
    [1, 1],
  ],
  [[0.2], [0.2]],
  [[], []],
])('corrects %j as R does', (given, expected) => {
  holmAdjust(given).forEach((value, i) => expect(value).toBeCloseTo(expected[i], 12));
  expect(holmAdjust(given)).toHaveLength(expected.length);
});

// R 4: p.adjust(..., method = "BH"); scipy.stats.false_discovery_control gives the same.
it.each([
  [
    [0.01, 0.04, 0.03, 0.005],
    [0.02, 0.04, 0.04, 0.02],
  ],
  [
    [0.5, 0.6, 0.001],
    [0.6, 0.6, 0.003],
  ],
  [[0.2], [0.2]],
  [[], []],
])('controls the false discovery rate of %j as R does', (given, expected) => {
  benjaminiHochberg(given).forEach((value, i) => expect(value).toBeCloseTo(expected[i], 12));
  expect(benjaminiHochberg(given)).toHaveLength(expected.length);
});
