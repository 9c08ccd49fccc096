import { expect, it } from 'vitest';
import { compareNames } from './compareNames.js';

it('orders numbers in names as numbers', () => {
  expect(['s10', 's2', 's1', 'a', 's', 's2b', '10', '9'].sort(compareNames)).toEqual([
    '9',
    '10',
    'a',
    's',
    's1',
    's2',
    's2b',
    's10',
  ]);
});

it('is a total order: different names never compare as equal', () => {
  expect(compareNames('s01', 's1')).toBeLessThan(0);
  expect(compareNames('s1', 's01')).toBeGreaterThan(0);
  expect(compareNames('s1', 's1')).toBe(0);
});

it('compares numbers that a float cannot tell apart', () => {
  expect(compareNames('9007199254740993', '9007199254740992')).toBeGreaterThan(0);
});
