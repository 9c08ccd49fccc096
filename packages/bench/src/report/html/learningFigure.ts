import { escapeXml, learningCurves, type LearningSeries } from '@strnn/viz';
import { formatPlural } from '../format/formatNumber.js';
import type { ReportInput } from '../Report.js';
import { longResults } from '../summary/longResults.js';
import type { DoneRow, Summary } from '../summary/Summary.js';

/** Most lines of one picture: more than seven cannot be told apart. */
const MOST_LINES = 6;

/** Training loss and validation accuracy over epochs, averaged over folds and seeds; empty where no model has epochs. */
export function learningFigure(summary: Summary, input: ReportInput): string {
  // Read for the rows shown only: models without epochs come last, and take no place.
  const longOf = longResults(input);
  const trained = summary.rows.filter((row): row is DoneRow => row.result !== undefined && row.model.kind === 'strnn');
  const shown = [...trained].sort((a, b) => b.result.accuracy.mean - a.result.accuracy.mean).slice(0, MOST_LINES);
  const curves = shown.map((row) => ({ label: row.label, ...longOf(row) }));
  const series = (of: 'trainLoss' | 'validationAccuracy'): LearningSeries[] =>
    curves.flatMap((one) => (one[of].length === 0 ? [] : [{ label: one.label, values: one[of] }]));
  const pictures = [
    { title: 'Training loss', quantity: 'mean training loss of an epoch', lines: series('trainLoss') },
    {
      title: 'Validation accuracy',
      quantity: 'accuracy on the validation groups',
      lines: series('validationAccuracy'),
    },
  ]
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, quantity, lines }) => learningCurves({ title, quantity, series: lines, width: 350 }));
  if (pictures.length === 0) return '';
  const rest = trained.length - shown.length;
  const caption = `Mean over folds and seeds, as far as at least half of them ran.${rest > 0 ? ` The ${MOST_LINES} rows with the highest mean accuracy; ${formatPlural(rest, 'row')} not shown.` : ''}`;
  return [
    '<h2>Learning curves</h2>',
    `<figure><div class="pictures">${pictures.join('\n')}</div><figcaption>${escapeXml(caption)}</figcaption></figure>`,
  ].join('\n');
}
