import type { Samples } from '@strnn/core/samples';
import type { Fold } from '../../protocol/index.js';
import type { FoldResult } from '../CellResult.js';

/** What a model adds to a fold's result. */
export type FoldExtras = Pick<FoldResult, 'selection' | 'trainLoss' | 'validationAccuracy' | 'seconds'> &
  Partial<Pick<FoldResult, 'sparsity'>>;

/** @param probabilities per test sample, C numbers; the prediction is the first largest */
export function foldResult(
  fold: Fold,
  samples: Samples,
  probabilities: readonly ArrayLike<number>[],
  extras: FoldExtras,
): FoldResult {
  // Seven digits: float32 carries no more, and result files stay small.
  const rounded = probabilities.map((row) => Array.from(row, (p) => Number(p.toPrecision(7))));
  return {
    fold: fold.index,
    name: fold.name,
    trainSize: fold.train.length,
    validationSize: fold.validation.length,
    testSize: fold.test.length,
    testIndex: [...fold.test],
    truth: Array.from(fold.test, (index) => samples.y[index]),
    predicted: probabilities.map((row) => {
      const values = Array.from(row);
      return values.indexOf(Math.max(...values));
    }),
    probabilities: rounded,
    ...extras,
  };
}
