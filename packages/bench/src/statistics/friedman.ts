import { StrnnError } from '@strnn/core/error';
import { checkNumbers } from './checkNumbers.js';
import { chiSquaredTail } from './chiSquaredTail.js';
import { friedmanExactP } from './friedmanExactP.js';
import { fTail } from './fTail.js';
import { midranks } from './midranks.js';
import { FEWEST_PAIRS, type Refusal } from './Refusal.js';

/** What Friedman's test gave. */
export interface FriedmanResult {
  /** Number of blocks N (subjects) and of configurations k. */
  readonly blocks: number;
  readonly configurations: number;
  /**
   * Mean rank of every configuration, in the order given: 1 = highest value in every block, equal values share ranks.
   */
  readonly averageRanks: readonly number[];
  /** Friedman's statistic, corrected for ties, with its k - 1 degrees of freedom and approximate p-value. */
  readonly chiSquared: number;
  readonly chiSquaredP: number;
  /**
   * Iman and Davenport's F, k - 1 and (k - 1)(N - 1) degrees of freedom, with its p-value; Infinity where all blocks
   * agree.
   */
  readonly f: number;
  readonly fP: number;
  /** The p-value to report. */
  readonly pValue: number;
  /** `'exact'`: over all orders within the blocks, where they can be counted; `'iman-davenport'`: that of `f`. */
  readonly method: 'exact' | 'iman-davenport';
}

/**
 * Friedman's test: whether k configurations differ, from their ranks within each block. Friedman (1937), corrected for
 * ties as in scipy.stats.friedmanchisquare; F as in Iman and Davenport (1980), the better approximation of the two, see
 * Demšar (2006, section 3.2.2). Exact for few blocks: 3 configurations up to 40 blocks, 4 up to 14, 5 up to 6, 6 up to 3.
 *
 * @param values N x k, finite: blocks (subjects) x configurations, see `blockTable`; means over seeds, never one row per
 *   seed
 * @returns the result, or why the data cannot carry the test: fewer than 3 configurations, too few blocks, or all equal
 * @throws StrnnError 'data' for a value that is not finite or rows of different lengths
 */
export function friedman(values: readonly (readonly number[])[]): FriedmanResult | Refusal {
  const blocks = values.length;
  const configurations = blocks === 0 ? 0 : values[0].length;
  for (const row of values) checkRow(row, configurations);
  if (configurations < 3) {
    return {
      refused: `needs at least 3 configurations, but found ${configurations}; two are a matter for Wilcoxon's test`,
    };
  }
  if (blocks < 2) return { refused: `needs at least 2 subjects, but found ${blocks}` };
  const ranked = values.map((row) => midranks(row.map((value) => -value)));
  const tieTerm = ranked.reduce((sum, { tieTerm: own }) => sum + own, 0);
  const k = configurations;
  if (tieTerm === blocks * (k ** 3 - k))
    return { refused: `all ${k} configurations are equal in all ${blocks} subjects` };
  const sums = Array.from({ length: k }, (_, j) => ranked.reduce((sum, { ranks }) => sum + ranks[j], 0));
  const spread = sums.reduce((sum, own) => sum + (own - (blocks * (k + 1)) / 2) ** 2, 0);
  const chiSquared = (12 * spread) / (blocks * k * (k + 1) - tieTerm / (k - 1));
  const room = blocks * (k - 1) - chiSquared;
  const f = room < 1e-9 * chiSquared ? Infinity : ((blocks - 1) * chiSquared) / room;
  const fP = fTail(f, k - 1, (k - 1) * (blocks - 1));
  const exact = friedmanExactP(ranked.map(({ ranks }) => ranks));
  const refusal = refuse(blocks, k, exact !== undefined);
  if (refusal !== undefined) return refusal;
  return {
    blocks,
    configurations,
    averageRanks: sums.map((sum) => sum / blocks),
    chiSquared,
    chiSquaredP: chiSquaredTail(chiSquared, k - 1),
    f,
    fP,
    pValue: exact ?? fP,
    method: exact === undefined ? 'iman-davenport' : 'exact',
  };
}

function refuse(blocks: number, configurations: number, isExact: boolean): Refusal | undefined {
  if (!isExact) {
    if (blocks >= FEWEST_PAIRS) return undefined;
    return { refused: `${configurations} configurations need at least ${FEWEST_PAIRS} subjects, but found ${blocks}` };
  }
  let smallest = 1;
  for (let k = 2; k <= configurations; k++) smallest /= k ** (blocks - 1);
  if (smallest <= 0.05) return undefined;
  return {
    refused: `${blocks} subjects and ${configurations} configurations cannot give a p-value below ${smallest.toFixed(3)}`,
  };
}

function checkRow(row: readonly number[], configurations: number): void {
  checkNumbers('Friedman test', row, 0);
  if (row.length !== configurations) {
    throw new StrnnError(
      'data',
      `Friedman test: expected ${configurations} values in every block, but found ${row.length}.`,
    );
  }
}
