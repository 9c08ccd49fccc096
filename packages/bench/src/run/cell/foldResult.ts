import type { Samples } from '@strnn/core/samples';
import type { Fold } from '../../protocol/index.js';
import type { FoldResult } from '../CellResult.js';
import type { FoldFit } from './FoldFit.js';
import { predictedClass } from './predictedClass.js';

/** A fold's result from its training. @param extras what the training does not know by itself */
export function foldResult(
  fold: Fold,
  samples: Samples,
  { probabilities, selection, trainLoss, validationAccuracy, sparsity }: FoldFit,
  extras: Pick<FoldResult, 'seconds'> & Partial<Pick<FoldResult, 'selection' | 'tuning'>>,
): FoldResult {
  return {
    fold: fold.index,
    name: fold.name,
    trainSize: fold.train.length,
    validationSize: fold.validation.length,
    testSize: fold.test.length,
    testIndex: [...fold.test],
    truth: Array.from(fold.test, (index) => samples.y[index]),
    predicted: probabilities.map(predictedClass),
    // Seven digits: float32 carries no more, and result files stay small.
    probabilities: probabilities.map((row) => Array.from(row, (p) => Number(p.toPrecision(7)))),
    selection,
    trainLoss,
    validationAccuracy,
    ...(sparsity !== undefined && { sparsity }),
    ...extras,
  };
}
