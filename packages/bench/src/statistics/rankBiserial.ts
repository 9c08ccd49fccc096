import { signedRanks } from './signedRanks.js';
import { checkNumbers } from './checkNumbers.js';
import type { Refusal } from './Refusal.js';

/**
 * Matched-pairs rank-biserial correlation (Kerby 2014), the effect size that goes with Wilcoxon's signed-rank test:
 * (sum of the positive ranks - sum of the negative ranks) / sum of all ranks. 1 = every subject gains, 0 = as much gain
 * as loss, -1 = every subject loses. Zeros are left out, as in the test.
 *
 * @param differences finite, one per independent unit (subject)
 * @returns -1 to 1, or why there is none: every difference is zero
 * @throws StrnnError 'data' without a difference or for one that is not finite
 */
export function rankBiserial(differences: readonly number[]): number | Refusal {
  checkNumbers('rank-biserial correlation', differences, 1);
  const { positive, negative, count } = signedRanks(differences);
  if (count === 0) return { refused: `all ${differences.length} differences are zero` };
  return (positive - negative) / (positive + negative);
}
