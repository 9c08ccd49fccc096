import { expect, it } from 'vitest';
import { quantile } from './quantile.js';

it.each([
  [0, 1],
  [1, 10],
  [0.5, 3],
  [0.25, 1.75],
])("is numpy's quantile(%d) of 1, 2, 4, 10", (share, value) => {
  expect(quantile([1, 2, 4, 10], share)).toBeCloseTo(value, 14);
});

it('takes one value', () => {
  expect(quantile([7], 0.3)).toBe(7);
});
