import { accuracyPlot, type AccuracyPlotOptions, type AccuracyRow } from '@strnn/viz';
import { paperFiguresFor } from '../section/paperSection.js';
import type { Summary, SummaryRow } from '../summary/Summary.js';

/** Most rows of the picture. */
const MOST_ROWS = 40;

/** Every row with its subjects, in a wide and a narrow form of which the page shows one; empty without results. */
export function accuracyFigure(summary: Summary): string {
  const done = summary.rows.filter((row) => row.result !== undefined);
  const mean = (row: SummaryRow): number => row.result?.accuracy.mean ?? 0;
  const limit = done.length <= MOST_ROWS ? -1 : done.map(mean).sort((a, b) => b - a)[MOST_ROWS - 1];
  const shown = done.filter((row) => mean(row) >= limit).slice(0, MOST_ROWS);
  const rows = shown.flatMap((row): AccuracyRow[] => {
    if (row.result === undefined) return [];
    const { mean, deviation } = row.result.accuracy;
    const missing = row.doneSeeds.length < row.seeds.length;
    const notes = [
      row.lenient && 'LENIENT',
      row.transductive && 'TRANSDUCTIVE',
      row.pruned && 'PRUNED',
      missing && `${row.doneSeeds.length} of ${row.seeds.length} seeds`,
    ].filter((note) => note !== false);
    return [
      {
        label: row.label,
        group: row.model.kind === 'strnn' ? 'STRNN as reconstructed' : 'Other models',
        perUnit: row.result.subjects.map(({ subject, accuracy }) => ({ name: subject, value: accuracy })),
        mean,
        ...(deviation !== undefined && { low: mean - deviation, high: mean + deviation }),
        ...(notes.length > 0 && { note: notes.join(', ') }),
      },
    ];
  });
  if (rows.length === 0) return '';
  const paper = paperFiguresFor(summary)?.figures[0];
  const marks =
    paper === undefined
      ? []
      : [{ label: `${paper.model}, as reported [${paper.accuracyMark}]`, value: paper.accuracy / 100 }];
  const options: AccuracyPlotOptions = {
    title: 'Accuracy of every configuration',
    description: 'One dot per subject, averaged over seeds; the numbers are in the table.',
    rows,
    // Rows with other test samples have another majority; one line would be wrong for some.
    ...(summary.majority.length === 1 && {
      chance: { label: `majority ('${summary.majority[0].className}')`, value: summary.majority[0].rate },
    }),
    marks,
    unit: 'subject, averaged over seeds',
    interval: '\u00b1 standard deviation over subjects',
  };
  return [
    '<figure>',
    `<div class="wide">${accuracyPlot({ ...options, width: 960 })}</div>`,
    `<div class="narrow">${accuracyPlot({ ...options, width: 350 })}</div>`,
    shown.length < done.length
      ? `<figcaption>The ${shown.length} rows with the highest mean accuracy, of ${done.length}.</figcaption>`
      : '',
    '</figure>',
  ].join('\n');
}
