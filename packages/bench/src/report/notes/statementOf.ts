import type { SummaryRow } from '../summary/Summary.js';
import { formatFixed, formatPEquals, formatSigned } from '../format/formatNumber.js';

/** Largest corrected p-value at which a difference counts as shown. */
const LEVEL = 0.05;

/**
 * What a row's comparison says, from its numbers alone:
 * `'traversal=quad minus traversal=none: −0.014 ± 0.010 (standard error over 16 subjects), Wilcoxon p = 0.213, after Holm p = 0.639: no difference shown'`.
 * Undefined for a row that is not compared.
 */
export function statementOf({ label, result }: SummaryRow): string | undefined {
  const comparison = result?.comparison;
  if (comparison?.kind !== 'difference') return undefined;
  const { reference, mean, standardError, count, test, holm, interval } = comparison;
  const parts = [
    `${label} minus ${reference}: ${formatSigned(mean)} \u00b1 ${formatFixed(standardError)} (standard error over ${count} subjects)`,
  ];
  if ('level' in interval) {
    const ends = [interval.low, interval.high].map((end) => formatSigned(end)).join(' to ');
    parts.push(`${Math.round(interval.level * 100)} % bootstrap interval ${ends}`);
  }
  if ('refused' in test || holm === undefined) {
    const why = 'refused' in test ? test.refused : 'no p-value';
    return `${parts.join(', ')}; no test: ${why}`;
  }
  const verdict = holm < LEVEL ? `a difference is shown (${mean > 0 ? 'higher' : 'lower'})` : 'no difference shown';
  return `${parts.join(', ')}, Wilcoxon p ${formatPEquals(test.pValue)}, after Holm p ${formatPEquals(holm)}: ${verdict}`;
}
