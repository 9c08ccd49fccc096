import { checkLabels, type Labels } from './checkLabels.js';

/**
 * Share of predictions that are right, 0 to 1.
 *
 * @throws StrnnError 'shape' or 'data', see `checkLabels`
 */
export function accuracy(truth: Labels, predicted: Labels): number {
  checkLabels('accuracy', truth, predicted);
  let right = 0;
  for (let i = 0; i < truth.length; i++) if (truth[i] === predicted[i]) right++;
  return right / truth.length;
}
