import type { FriedmanResult } from './friedman.js';
import { studentizedRangeQuantile, studentizedRangeTail } from './studentizedRange.js';

/** Which configurations differ, after Friedman's test. */
export interface NemenyiResult {
  readonly level: number;
  /** Two configurations whose average ranks differ by at least this differ. */
  readonly criticalDifference: number;
  /**
   * Bars of a critical-difference diagram: largest sets of two or more configurations (places in the order given, best
   * first), no two of which differ.
   */
  readonly groups: readonly (readonly number[])[];
}

/**
 * Nemenyi's test of all pairs: two configurations differ where their average ranks do by q_α √(k(k + 1) / 6N), with q_α
 * the studentized range for infinite degrees of freedom divided by √2. Demšar (2006, section 3.2.2, table 5). To be used
 * where Friedman's test has shown a difference; for a comparison with one reference, Wilcoxon's test with Holm's
 * correction has more power.
 *
 * @param options `level` (default 0.05): chance of any false difference
 */
export function nemenyi(
  { averageRanks, blocks, configurations }: FriedmanResult,
  { level = 0.05 }: { readonly level?: number } = {},
): NemenyiResult {
  const criticalDifference =
    (studentizedRangeQuantile(level, configurations) / Math.SQRT2) * rankError(configurations, blocks);
  const order = averageRanks.map((_, i) => i).sort((a, b) => averageRanks[a] - averageRanks[b] || a - b);
  const groups: number[][] = [];
  let last = 0;
  for (let first = 0; first < order.length; first++) {
    let end = first + 1;
    while (end < order.length && averageRanks[order[end]] - averageRanks[order[first]] < criticalDifference) end++;
    if (end - first > 1 && end > last) groups.push(order.slice(first, end));
    last = Math.max(last, end);
  }
  return { level, criticalDifference, groups };
}

/**
 * Chance, where all configurations are alike, that any two average ranks differ by this much or more: the p-value of a
 * pair.
 */
export function nemenyiP(rankDifference: number, configurations: number, blocks: number): number {
  return studentizedRangeTail(
    (Math.SQRT2 * Math.abs(rankDifference)) / rankError(configurations, blocks),
    configurations,
  );
}

/** Standard error of a difference of two average ranks. */
function rankError(configurations: number, blocks: number): number {
  return Math.sqrt((configurations * (configurations + 1)) / (6 * blocks));
}
