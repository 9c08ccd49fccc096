import { DASH, formatFixed, formatPlural } from '../format/formatNumber.js';
import type { Summary } from '../summary/Summary.js';
import type { ReportTable } from './reportTable.js';

/** One line of the legend: the sign or word it explains, and what that means. */
export interface LegendLine {
  readonly term: string;
  readonly text: string;
}

const METRICS = [
  { key: 'balanced', title: 'bal. acc.', text: 'balanced accuracy' },
  { key: 'f1', title: 'macro-F1', text: 'mean F1 of the classes' },
  { key: 'kappa', title: 'kappa', text: 'Cohen\u2019s kappa' },
] as const;

/** What a reader must know to read the table: every sign, every spread, every choice. */
export function legendLines(summary: Summary, table: ReportTable): LegendLine[] {
  const lines: LegendLine[] = [];
  const has = (key: string): boolean => table.columns.some((column) => column.key === key);
  if (summary.rows.some((row) => row.model.kind === 'strnn')) {
    lines.push({
      term: 'STRNN',
      text: 'as reconstructed: no official code exists, what the paper leaves open is a setting here; nothing is claimed about the paper\u2019s own results.',
    });
  }
  lines.push({
    term: 'accuracy \u00b1 sd',
    text: `mean \u00b1 standard deviation (divided by n) over ${subjectCounts(summary)}; a subject\u2019s accuracy is averaged over seeds first.`,
  });
  lines.push(...comparisonLines(summary, table));
  const metrics = METRICS.filter(({ key }) => has(key));
  if (metrics.length > 0) {
    lines.push({
      term: metrics.map(({ title }) => title).join(', '),
      text: `${metrics.map(({ text }) => text).join(', ')}; over all test samples of a seed, then averaged over seeds.`,
    });
  }
  if (has('zeros'))
    lines.push({ term: 'zeros G/F', text: 'fraction of exact zeros in the spatial (G) and temporal (F) projection.' });
  if (summary.majority !== undefined) {
    const { className, rate, samples } = summary.majority;
    lines.push({
      term: 'majority',
      text: `always saying '${className}' is right in ${formatFixed(rate)} of ${formatPlural(samples, 'sample')}.`,
    });
  }
  summary.setups.forEach((setup, i) => {
    const epoch = setup.selection.replace(/^none: /u, '');
    const text = `${setup.protocol}; scaler ${setup.scaler}; epoch: ${epoch}.`;
    lines.push({ term: summary.setups.length > 1 ? `setup ${i + 1}` : 'setup', text });
  });
  for (const [name, text] of new Map(summary.setups.map((setup) => [setup.scaler, setup.scalerDescription]))) {
    lines.push({ term: `scaler ${name}`, text });
  }
  return [...lines, ...flagLines(summary, table)];
}

function comparisonLines(summary: Summary, { references }: ReportTable): LegendLine[] {
  if (references.length === 0) return [];
  const tests = summary.rows.filter(
    (row) => row.result?.comparison.kind === 'difference' && row.result.comparison.holm !== undefined,
  );
  const names =
    references.length === 1 ? references[0] : references.map((label, i) => `R${i + 1} = ${label}`).join(', ');
  return [
    {
      term: 'minus ref. \u00b1 se',
      text: `mean difference of the subjects\u2019 accuracies to the reference row \u00b1 its standard error over subjects. Reference: ${names}.`,
    },
    {
      term: 'p (Holm)',
      text: `Wilcoxon signed-rank test over subjects, two-sided, corrected for ${formatPlural(tests.length, 'comparison')} by Holm.`,
    },
  ];
}

function flagLines(summary: Summary, table: ReportTable): LegendLine[] {
  const lines: LegendLine[] = [];
  if (summary.rows.some((row) => row.lenient)) {
    lines.push({
      term: 'L',
      text: 'LENIENT protocol: independence is broken on purpose; inflated, no result to publish.',
    });
  }
  if (summary.rows.some((row) => row.transductive)) {
    lines.push({ term: 'T', text: 'TRANSDUCTIVE scaler: it used unlabelled samples of the test subjects.' });
  }
  if (summary.rows.some((row) => row.doneSeeds.length < row.seeds.length)) {
    lines.push({ term: '!', text: 'INCOMPLETE: not every seed of the row is done.' });
  }
  return [...lines, ...table.reasons.map(([sign, reason]) => ({ term: `${DASH} ${sign}`, text: `${reason}.` }))];
}

/** `'16 subjects'`, or `'2 to 16 subjects'` where rows differ. */
function subjectCounts(summary: Summary): string {
  const counts = summary.rows.flatMap((row) => row.result?.accuracy.count ?? []);
  if (counts.length === 0) return 'subjects';
  const [fewest, most] = [Math.min(...counts), Math.max(...counts)];
  return fewest === most ? formatPlural(most, 'subject') : `${fewest} to ${most} subjects`;
}
