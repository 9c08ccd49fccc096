import { expect, it } from 'vitest';
import { indexRanges } from './indexRanges.js';

it.each([
  [[], ''],
  [[4], '4'],
  [[0, 1, 2, 7], '0-2 7'],
  [[0, 2, 4, 5], '0 2 4-5'],
])('%j', (indices, text) => {
  expect(indexRanges(Int32Array.from(indices))).toBe(text);
});
