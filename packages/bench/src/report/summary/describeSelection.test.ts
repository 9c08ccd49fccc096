import { expect, it } from 'vitest';
import { describeSelection, selectionWay } from './describeSelection.js';

it.each([
  [['last epoch (12)', 'last epoch (12)'], 'last epoch (12)'],
  [
    ['best on validation (epoch 7 of 12)', 'best on validation (epoch 3 of 12)', 'best on validation (epoch 11 of 12)'],
    'best on validation (epoch 3\u201311 of 12)',
  ],
  [
    [
      'best on validation (epoch 7 of 20), refitted on train + validation',
      'best on validation (epoch 4 of 20, stopped after 9), refitted on train + validation',
      'best on validation (epoch 5 of 20, stopped after 10), refitted on train + validation',
    ],
    'best on validation (epoch 4\u20137 of 20, stopped after 9\u201310 in 2 of 3), refitted on train + validation',
  ],
  [['none: no epochs'], 'none: no epochs'],
  [['none: no epochs', 'last epoch (3)'], 'last epoch (3); none: no epochs'],
])('tells how the epoch was chosen over folds: %j', (selections, expected) => {
  expect(describeSelection(selections.map((text) => [text, 1]))).toBe(expected);
});

it('counts the options that were tuned, value by value', () => {
  expect(
    describeSelection([
      ['tuned by 3 inner folds (C = 0.01, 12 subjects), last epoch (20)', 5],
      ['tuned by 3 inner folds (C = 0.1, 11 subjects), last epoch (20)', 3],
    ]),
  ).toBe('tuned by 3 inner folds (C = 0.01 in 5 of 8, 11\u201312 subjects, C = 0.1 in 3 of 8), last epoch (20)');
});

it('knows which folds chose alike', () => {
  expect(selectionWay('best on validation (epoch 7 of 20), refitted')).toBe(
    selectionWay('best on validation (epoch 1 of 9, x), refitted'),
  );
  expect(selectionWay('last epoch (12)')).not.toBe(selectionWay('best on validation (epoch 12 of 12)'));
});
