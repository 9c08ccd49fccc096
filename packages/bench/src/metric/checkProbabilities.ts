import { StrnnError } from '@strnn/core/error';
import { checkLabels, type Labels } from './checkLabels.js';

/** S x C: one row per sample, one number per class. */
export type Probabilities = ArrayLike<ArrayLike<number>>;

/**
 * Refuses what no metric of probabilities can be computed from.
 *
 * @throws StrnnError 'shape' unless there is one row of `classCount` numbers per true label; 'data' without labels, for a
 *   label that is none of the classes or a number that is not finite
 */
export function checkProbabilities(
  metric: string,
  truth: Labels,
  probabilities: Probabilities,
  classCount: number,
): void {
  if (probabilities.length !== truth.length) {
    throw new StrnnError(
      'shape',
      `${metric}: expected one row of probabilities per true label (${truth.length}), but found ${probabilities.length}.`,
    );
  }
  checkLabels(metric, truth, truth);
  for (let i = 0; i < truth.length; i++) {
    const row = probabilities[i];
    if (row.length !== classCount) {
      throw new StrnnError(
        'shape',
        `${metric}: sample ${i}: expected ${classCount} probabilities, but found ${row.length}.`,
      );
    }
    if (truth[i] >= classCount) {
      throw new StrnnError(
        'data',
        `${metric}: true label ${i}: expected a class from 0 to ${classCount - 1}, but found ${truth[i]}.`,
      );
    }
    for (let k = 0; k < classCount; k++) {
      if (Number.isFinite(row[k])) continue;
      throw new StrnnError(
        'data',
        `${metric}: sample ${i}, class ${k}: expected a finite probability, but found ${row[k]}.`,
      );
    }
  }
}
