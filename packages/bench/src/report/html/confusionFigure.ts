import { confusionPlot, escapeXml } from '@strnn/viz';
import type { RowResult, Summary, SummaryRow } from '../summary/Summary.js';

type DoneRow = SummaryRow & { readonly result: RowResult };

/** Confusion matrices of the STRNN row and of the other model with the highest mean accuracy; empty without results. */
export function confusionFigure(summary: Summary): string {
  const done = summary.rows.filter((row): row is DoneRow => row.result !== undefined);
  const best = (rows: readonly DoneRow[]): DoneRow[] =>
    [...rows].sort((a, b) => b.result.accuracy.mean - a.result.accuracy.mean).slice(0, 1);
  const honest = done.filter((row) => !row.lenient && !row.transductive);
  const shown = [
    ...best(honest.filter((row) => row.model.kind === 'strnn')),
    ...best(honest.filter((row) => row.model.kind !== 'strnn')),
  ];
  if (shown.length === 0) return '';
  const pictures = shown.map((row) =>
    confusionPlot({
      title: `${row.label} (${row.doneSeeds.length === 1 ? '1 seed' : `${row.doneSeeds.length} seeds, summed`})`,
      classes: summary.data.classes,
      counts: row.result.confusion,
      width: 350,
    }),
  );
  const caption =
    'The STRNN row and the other model with the highest mean accuracy among those neither lenient nor transductive. Test samples of all folds; shares are of the true class.';
  return [
    '<h2>Confusion</h2>',
    `<figure><div class="pictures">${pictures.join('\n')}</div><figcaption>${escapeXml(caption)}</figcaption></figure>`,
  ].join('\n');
}
