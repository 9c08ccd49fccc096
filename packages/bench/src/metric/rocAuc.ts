import { StrnnError } from '@strnn/core/error';
import type { Refusal } from '../statistics/index.js';
import { checkProbabilities, type Probabilities } from './checkProbabilities.js';
import type { Labels } from './checkLabels.js';

/**
 * Area under the ROC curve, 0 to 1: the chance that a sample of the class has the higher probability of that class than
 * a sample of another class, half of it where they are equal (midranks). Two classes: that of class 1. More: each class
 * against the rest, averaged over the classes that occur (scikit-learn's roc_auc_score with multi_class='ovr',
 * average='macro', which has no value where a class does not occur).
 *
 * @param probabilities S x C: one row per sample, one probability per class; any score that orders the samples will do
 * @param classCount number of classes C, two or more
 * @returns the area, or why there is none: all samples are of one class
 * @throws StrnnError 'shape' or 'data' for labels or rows that do not fit, 'option' for fewer than two classes
 */
export function rocAuc(truth: Labels, probabilities: Probabilities, classCount: number): number | Refusal {
  if (classCount < 2) throw new StrnnError('option', `AUC: expected two classes or more, but found ${classCount}.`);
  checkProbabilities('AUC', truth, probabilities, classCount);
  const counts = new Array<number>(classCount).fill(0);
  for (let i = 0; i < truth.length; i++) counts[truth[i]]++;
  const occurring = counts.flatMap((count, k) => (count > 0 ? [k] : []));
  if (occurring.length < 2) return { refused: `all ${truth.length} samples are of class ${occurring[0]}` };
  const judged = classCount === 2 ? [1] : occurring;
  return judged.reduce((sum, k) => sum + oneAgainstRest(truth, probabilities, k, counts[k]), 0) / judged.length;
}

/** (rank sum of the class - its least possible) / pairs: Mann and Whitney's U. */
function oneAgainstRest(truth: Labels, probabilities: Probabilities, judged: number, positives: number): number {
  const scores = Float64Array.from({ length: truth.length }, (_, i) => probabilities[i][judged]);
  const order = Array.from(scores.keys()).sort((a, b) => scores[a] - scores[b]);
  let rankSum = 0;
  for (let start = 0; start < order.length;) {
    let [end, own] = [start, 0];
    while (end < order.length && scores[order[end]] === scores[order[start]]) {
      if (truth[order[end]] === judged) own++;
      end++;
    }
    rankSum += (own * (start + 1 + end)) / 2;
    start = end;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * (truth.length - positives));
}
