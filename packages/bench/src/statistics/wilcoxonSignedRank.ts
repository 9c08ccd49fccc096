import { checkNumbers } from './checkNumbers.js';
import { normalTail } from './normalTail.js';
import { FEWEST_PAIRS, refuseDifferences, type Refusal } from './Refusal.js';
import { signedRanks, type SignedRanks } from './signedRanks.js';

/** What the test gave. */
export interface WilcoxonResult {
  /** The smaller sum of signed ranks. */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  /** `'exact'`: over all sign patterns; `'normal'`: approximation, corrected for ties, not for continuity. */
  readonly method: 'exact' | 'normal';
  /** Number of differences that are not zero. */
  readonly count: number;
}

/** Up to this many differences, exact without ties and zeros. */
const EXACT_WITHOUT_TIES = 50;
/** Up to this many differences, exact with ties or zeros. */
const EXACT_WITH_TIES = 13;

/**
 * Wilcoxon's signed-rank test, two-sided, of paired differences about zero. Zeros are left out, equal absolute values
 * share their ranks. Exact or normal exactly where scipy.stats.wilcoxon (1.17, every option at its default) is: exact up
 * to 50 differences without ties and zeros, up to 13 with some.
 *
 * @param differences finite, one per independent unit (subject)
 * @param options `comparisons`: number of tests that the p-value will be corrected for (Holm; default 1), `level` (default
 *   0.05): together they ask for enough pairs that the smallest of the corrected p-values could be at most `level`
 * @returns the result, or why the data cannot carry the test: fewer than 6 differences that are not zero, or too few for
 *   that many comparisons
 * @throws StrnnError 'data' for a difference that is not finite
 */
export function wilcoxonSignedRank(
  differences: readonly number[],
  { comparisons = 1, level = 0.05 }: { readonly comparisons?: number; readonly level?: number } = {},
): WilcoxonResult | Refusal {
  checkNumbers('Wilcoxon signed-rank test', differences, 0);
  const refusal = refuseDifferences(differences, 'pairs');
  if (refusal !== undefined) return refusal;
  const ranks = signedRanks(differences);
  if (ranks.count < FEWEST_PAIRS) {
    return {
      refused: `needs at least ${FEWEST_PAIRS} differences that are not zero, but ${ranks.count} of ${differences.length} are`,
    };
  }
  const smallest = 2 ** (1 - ranks.count);
  if (smallest * comparisons > level) {
    return {
      refused: `${ranks.count} differences that are not zero give no p-value below ${smallest.toPrecision(2)}: too few for ${comparisons} comparisons at ${level}`,
    };
  }
  const isPlain = ranks.tieTerm === 0 && ranks.count === differences.length;
  const isExact = differences.length <= (isPlain ? EXACT_WITHOUT_TIES : EXACT_WITH_TIES);
  return {
    statistic: Math.min(ranks.positive, ranks.negative),
    pValue: isExact ? exactP(ranks) : normalP(ranks),
    method: isExact ? 'exact' : 'normal',
    count: ranks.count,
  };
}

/** Share of the 2^n sign patterns whose positive rank sum is as far out as the one found, both tails. */
function exactP({ positive, negative, doubled }: SignedRanks): number {
  const total = doubled.reduce((sum, rank) => sum + rank, 0);
  /** chance[s]: chance of a doubled positive rank sum of s under random signs. */
  const chance = new Float64Array(total + 1);
  chance[0] = 1;
  let reached = 0;
  for (const rank of doubled) {
    reached += rank;
    for (let sum = reached; sum >= 0; sum--) chance[sum] = (chance[sum] + (sum >= rank ? chance[sum - rank] : 0)) / 2;
  }
  const tail = 2 * Math.min(positive, negative);
  let below = 0;
  for (let sum = 0; sum <= tail; sum++) below += chance[sum];
  return Math.min(1, 2 * below);
}

function normalP({ count, positive, negative, tieTerm }: SignedRanks): number {
  const mean = (count * (count + 1)) / 4;
  const variance = (count * (count + 1) * (2 * count + 1) - tieTerm / 2) / 24;
  return Math.min(1, 2 * normalTail((mean - Math.min(positive, negative)) / Math.sqrt(variance)));
}
