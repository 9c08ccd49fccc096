import { formatPlural } from '../format/formatNumber.js';
import { MOST_PAIRED } from '../statistics/analyseFactors.js';
import type { Summary } from '../summary/Summary.js';

/** What is tested against what; every sentence holds whatever the results are. */
export function testPlan(summary: Summary): string[] {
  const compared = summary.rows.filter((row) => row.result?.comparison.kind === 'difference').length;
  const rules = [
    'Fixed by the matrix, before any result: the unit of every test is the subject (one value per subject, its accuracy averaged over seeds), two-sided, at the level 0.05. Nothing is tested that was picked after seeing results.',
  ];
  if (compared > 0) {
    rules.push(
      `Each row against its reference row (the row without spatial recurrence that shares its projector and most options, or the one asked for): Wilcoxon\u2019s signed-rank test over subjects, ${formatPlural(compared, 'comparison')}, corrected together by Holm.`,
    );
  }
  rules.push(
    'All rows of one data set, protocol and set of test subjects against each other: Friedman\u2019s test, and Nemenyi\u2019s critical difference of the mean ranks.',
    summary.rows.length > MOST_PAIRED
      ? `Each axis of the matrix: main effects on accuracy; no interactions in a report of more than ${MOST_PAIRED} rows.`
      : 'Each axis, and each pair of axes, of the matrix: main effects and two-way interactions on accuracy.',
    'Lenient, transductive and pruned rows take part in no test with others.',
  );
  return rules;
}
