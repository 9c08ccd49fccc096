import type { Labels } from './checkLabels.js';
import { classCounts } from './classCounts.js';

/**
 * Mean over the classes of F1 = 2 both / (true + predicted), 0 to 1. A class that is true or predicted somewhere counts,
 * with 0 where it is never both; a class that is neither does not, as in scikit-learn's
 * f1_score(average='macro', zero_division=0) without a list of labels.
 *
 * @throws StrnnError 'shape' or 'data', see `checkLabels`
 */
export function macroF1(truth: Labels, predicted: Labels): number {
  const present = classCounts(truth, predicted).filter((counts) => counts.truth + counts.predicted > 0);
  return (
    present.reduce((sum, counts) => sum + (2 * counts.both) / (counts.truth + counts.predicted), 0) / present.length
  );
}
