import type { Labels } from './checkLabels.js';
import { classCounts } from './classCounts.js';

/**
 * Cohen's kappa: agreement beyond what the class shares give by chance; 1 = perfect, 0 = chance, negative = worse.
 * Where truth and prediction are one and the same class throughout, chance is perfect already: 0 here, nan in
 * scikit-learn's cohen_kappa_score.
 *
 * @throws StrnnError 'shape' or 'data', see `checkLabels`
 */
export function cohenKappa(truth: Labels, predicted: Labels): number {
  const classes = classCounts(truth, predicted);
  const total = truth.length;
  const observed = classes.reduce((sum, counts) => sum + counts.both, 0) / total;
  const chance = classes.reduce((sum, counts) => sum + counts.truth * counts.predicted, 0) / (total * total);
  return chance === 1 ? 0 : (observed - chance) / (1 - chance);
}
