import { DASH, formatFixed, formatPlural } from '../format/formatNumber.js';
import type { Setup, Summary } from '../summary/Summary.js';
import type { ReportTable } from './reportTable.js';

/** One line of the legend: the sign or word it explains, and what that means. */
export interface LegendLine {
  readonly term: string;
  readonly text: string;
}

/** Most reference rows, and sets of test samples, that are named. */
const [MOST_REFERENCES, MOST_MAJORITIES] = [20, 5];

const METRICS = [
  { key: 'balanced', title: 'bal. acc.', text: 'balanced accuracy' },
  { key: 'f1', title: 'macro-F1', text: 'mean F1 of the classes' },
  { key: 'kappa', title: 'kappa', text: 'Cohen\u2019s kappa' },
  {
    key: 'auc',
    title: 'AUC',
    text: 'area under the ROC curve (more than 2 classes: one against the rest, mean of the classes)',
  },
  { key: 'logLoss', title: 'log loss', text: 'mean \u2212ln of the true class\u2019s probability' },
  { key: 'brier', title: 'Brier', text: 'squared error of the probabilities, summed over classes, 0 to 2' },
  { key: 'ece', title: 'ECE', text: 'expected calibration error, 15 bins' },
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
  if (has('interval'))
    lines.push({
      term: '95 % interval',
      text: 'bootstrap interval of the mean over subjects (expanded percentile).',
    });
  lines.push(...comparisonLines(summary, table), ...leakLines(summary));
  const metrics = METRICS.filter(({ key }) => has(key));
  if (metrics.length > 0) {
    lines.push({
      term: metrics.map(({ title }) => title).join(', '),
      text: `${metrics.map(({ text }) => text).join(', ')}; over all test samples of a seed (of all folds together), then averaged over seeds.`,
    });
  }
  if (has('zeros'))
    lines.push({ term: 'zeros G/F', text: 'fraction of exact zeros in the spatial (G) and temporal (F) projection.' });
  lines.push(...majorityLines(summary));
  summary.setups.forEach((setup, i) => {
    const epoch = setup.selection.replace(/^none: /u, '');
    const text = `${setup.protocol}; scaler ${setup.scaler}; ${tuningText(setup)}epoch: ${epoch}.`;
    lines.push({ term: summary.setups.length > 1 ? `setup ${i + 1}` : 'setup', text });
  });
  for (const [name, text] of new Map(summary.setups.map((setup) => [setup.scaler, setup.scalerDescription]))) {
    lines.push({ term: `scaler ${name}`, text });
  }
  return [...lines, ...flagLines(summary, table)];
}

function majorityLines({ majority, data }: Summary): LegendLine[] {
  const lines = majority.slice(0, MOST_MAJORITIES).map(({ data: at, className, rate, samples }) => {
    const of = majority.length > 1 && data.length > 1 ? ` (${data[at].name} ${data[at].differs})` : '';
    return `always saying '${className}' is right in ${formatFixed(rate)} of ${formatPlural(samples, 'sample')}${of}`;
  });
  if (majority.length > lines.length) lines.push(`and ${majority.length - lines.length} more sets of test samples`);
  return lines.length === 0 ? [] : [{ term: 'majority', text: `${lines.join('; ')}.` }];
}

function tuningText({ tuning }: Setup): string {
  if (tuning === undefined) return '';
  const grid = Object.entries(tuning.grid).map(([path, values]) => `${path} of ${values.map(String).join(', ')}`);
  return `tuned inside every fold by ${tuning.folds} inner folds of its training side: ${grid.join('; ')}; `;
}

function leakLines({ rows }: Summary): LegendLine[] {
  const twins = rows.flatMap((row) => row.leak ?? []);
  if (twins.length === 0) return [];
  const counts = twins.flatMap(({ delta }) => ('count' in delta ? [delta.count] : []));
  const over = counts.length === 0 ? 'subjects' : `${rangeOf(counts)} subjects`;
  const protocols = [...new Set(twins.map((twin) => twin.protocol))].join('; ');
  const open = twins.filter(({ missingSeeds }) => missingSeeds.length > 0).length;
  const missing = open === 0 ? '' : ` !: INCOMPLETE, not in every seed are both done (${formatPlural(open, 'row')}).`;
  return [
    {
      term: 'leak adds \u00b1 se',
      text: `accuracy of the row\u2019s lenient twin (${protocols}) minus the row\u2019s, \u00b1 standard error over ${over}: what breaking independence would add, no result to publish.${missing}`,
    },
  ];
}

function comparisonLines(summary: Summary, { columns, references }: ReportTable): LegendLine[] {
  if (references.length === 0 || !columns.some(({ key }) => key === 'difference')) return [];
  const tests = summary.rows.filter(
    (row) => row.result?.comparison.kind === 'difference' && row.result.comparison.holm !== undefined,
  );
  const numbered = references.slice(0, MOST_REFERENCES).map((label, i) => `R${i + 1} = ${label}`);
  if (references.length > numbered.length)
    numbered.push(`and ${references.length - numbered.length} more, see the column`);
  const names = references.length === 1 ? references[0] : numbered.join(', ');
  const isStarred = summary.rows.some(
    ({ result }) => result?.comparison.kind === 'difference' && result.comparison.otherSamples,
  );
  const star = isStarred
    ? [
        {
          term: '*',
          text: 'the data settings differ from the reference\u2019s, so the numbers of test samples differ; the subjects are the same, and paired.',
        },
      ]
    : [];
  return [
    {
      term: 'minus ref. \u00b1 se',
      text: `mean difference of the subjects\u2019 accuracies to the reference row \u00b1 its standard error over subjects. Reference: ${names}.`,
    },
    ...star,
    {
      term: 'p (Holm)',
      text: `Wilcoxon signed-rank test over subjects, two-sided, ${tests.length === 0 ? 'possible for no row' : `corrected for ${formatPlural(tests.length, 'comparison')} by Holm`}.`,
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
  if (summary.rows.some((row) => row.pruned)) {
    lines.push({ term: 'P', text: 'PRUNED: given up early because it was hopeless; neither ranked nor tested.' });
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
  return counts.every((count) => count === 1) ? '1 subject' : `${rangeOf(counts)} subjects`;
}

function rangeOf(counts: readonly number[]): string {
  const [fewest, most] = counts.reduce(
    ([low, high], count) => [Math.min(low, count), Math.max(high, count)],
    [Infinity, 0],
  );
  return fewest === most ? String(most) : `${fewest} to ${most}`;
}
