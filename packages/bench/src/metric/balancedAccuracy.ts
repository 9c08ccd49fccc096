import type { Labels } from './checkLabels.js';
import { classCounts } from './classCounts.js';

/**
 * Mean over the classes of the share of the class's samples that are found (recall), 0 to 1. Classes without a true
 * sample do not count, also where they are predicted, as in scikit-learn's balanced_accuracy_score.
 *
 * @throws StrnnError 'shape' or 'data', see `checkLabels`
 */
export function balancedAccuracy(truth: Labels, predicted: Labels): number {
  const present = classCounts(truth, predicted).filter((counts) => counts.truth > 0);
  return present.reduce((sum, counts) => sum + counts.both / counts.truth, 0) / present.length;
}
