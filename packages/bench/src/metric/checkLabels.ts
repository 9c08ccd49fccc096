import { StrnnError } from '@strnn/core/error';

/** Class indices: integers from 0. */
export type Labels = ArrayLike<number>;

/**
 * Refuses labels that no metric can be computed from.
 *
 * @throws StrnnError 'shape' when the numbers of true and predicted labels differ, 'data' without labels or for one that
 *   is no class index
 */
export function checkLabels(metric: string, truth: Labels, predicted: Labels): void {
  if (truth.length !== predicted.length) {
    throw new StrnnError(
      'shape',
      `${metric}: expected as many predicted as true labels (${truth.length}), but found ${predicted.length}.`,
    );
  }
  if (truth.length === 0) throw new StrnnError('data', `${metric}: expected at least one label, but found none.`);
  for (const [name, labels] of [
    ['true', truth],
    ['predicted', predicted],
  ] as const) {
    for (let i = 0; i < labels.length; i++) {
      if (Number.isInteger(labels[i]) && labels[i] >= 0) continue;
      throw new StrnnError(
        'data',
        `${metric}: ${name} label ${i}: expected a class index from 0, but found ${labels[i]}.`,
      );
    }
  }
}
