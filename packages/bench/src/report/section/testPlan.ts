import { formatPlural } from '../format/formatNumber.js';
import { MOST_PAIRED } from '../statistics/analyseFactors.js';
import { hasTraversal } from '../summary/chooseReference.js';
import type { Summary } from '../summary/Summary.js';

/** What is tested against what, and what missing and pruned rows do to that. */
export function testPlan(summary: Summary): string[] {
  const compared = summary.rows.flatMap(({ result }) =>
    result?.comparison.kind === 'difference' ? [result.comparison] : [],
  );
  const references = compared.map(({ reference }) => reference);
  const tested = compared.filter(({ holm }) => holm !== undefined).length;
  const untested = tested === compared.length ? '' : `, ${tested} of which can be tested`;
  const rules = [
    'Fixed by the matrix, before any result: the unit of every test is the subject (one value per subject, its accuracy averaged over seeds), two-sided, at the level 0.05.' +
      (summary.cells.pruned.length > 0 ? '' : ' Nothing is tested that was picked after seeing results.'),
  ];
  if (references.length > 0) {
    rules.push(
      `Each row against its reference row (${referenceRule(summary, references)}): Wilcoxon\u2019s signed-rank test over subjects, ${formatPlural(compared.length, 'comparison')}${untested}, corrected together by Holm.`,
    );
  }
  rules.push(
    'All rows of one data set, protocol and set of test subjects against each other: Friedman\u2019s test, and Nemenyi\u2019s critical difference of the mean ranks.',
    summary.rows.length > MOST_PAIRED
      ? `Each axis of the matrix: main effects on accuracy; no interactions in a report of more than ${MOST_PAIRED} rows.`
      : 'Each axis, and each pair of axes, of the matrix: main effects and two-way interactions on accuracy.',
    'Lenient, transductive and pruned rows take part in no test with others.',
  );
  const { planned, done, pruned } = summary.cells;
  if (pruned.length > 0)
    rules.push(
      'Early pruning chose by results which rows were finished: what is tested here is no longer fixed by the matrix alone.',
    );
  if (done < planned)
    rules.push(
      'The matrix is incomplete: rows without a result are in no test, and every test changes once they are done.',
    );
  return rules;
}

/** How the references came about, see `chooseReference`. */
function referenceRule({ rows }: Summary, references: readonly string[]): string {
  const without = new Set(rows.filter((row) => hasTraversal(row, 'none')).map(({ label }) => label));
  const alike = 'the row without spatial recurrence that shares its projector and most options';
  const count = references.filter((label) => without.has(label)).length;
  if (count === references.length) return `${alike}, or the one asked for`;
  return count === 0
    ? 'the first of the matrix, which has no row without spatial recurrence for it, or the one asked for'
    : `${alike}; where there is none, the first of the matrix`;
}
