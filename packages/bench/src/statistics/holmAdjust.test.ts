import { expect, it } from 'vitest';
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
