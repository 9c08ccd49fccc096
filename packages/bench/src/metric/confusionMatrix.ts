import { StrnnError } from '@strnn/core/error';
import { checkLabels, type Labels } from './checkLabels.js';

/**
 * Counts of every pair: row = true class, column = predicted class.
 *
 * @param classCount number of classes K; default one more than the largest label found
 * @returns K x K counts
 * @throws StrnnError 'shape' or 'data', also for a label of K or more
 */
export function confusionMatrix(truth: Labels, predicted: Labels, classCount?: number): number[][] {
  checkLabels('confusion matrix', truth, predicted);
  let largest = 0;
  for (let i = 0; i < truth.length; i++) largest = Math.max(largest, truth[i], predicted[i]);
  const size = classCount ?? largest + 1;
  if (largest >= size) {
    throw new StrnnError('data', `confusion matrix: expected labels from 0 to ${size - 1}, but found ${largest}.`);
  }
  const counts = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < truth.length; i++) counts[truth[i]][predicted[i]]++;
  return counts;
}
