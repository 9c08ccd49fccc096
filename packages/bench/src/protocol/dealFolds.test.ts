import { expect, it } from 'vitest';
import { dealFolds } from './dealFolds.js';

it('balances samples: the large groups first, the small ones fill up', () => {
  const sizes = Int32Array.from([1, 9, 5, 4, 3, 2]);
  const folds = dealFolds(Int32Array.from([0, 1, 2, 3, 4, 5]), sizes, 3);
  const samples = [0, 0, 0];
  folds.forEach((fold, group) => (samples[fold] += sizes[group]));
  expect(samples.sort()).toEqual([7, 8, 9]);
});

it('gives every fold a group when there are just enough', () => {
  expect(new Set(dealFolds(Int32Array.from([2, 0, 1]), Int32Array.from([5, 5, 5]), 3)).size).toBe(3);
});

it('follows the shuffled order among groups of one size', () => {
  expect([...dealFolds(Int32Array.from([3, 1, 0, 2]), new Int32Array(4).fill(2), 2)]).toEqual([0, 1, 1, 0]);
});
