import { confusionPlot, escapeXml } from '@strnn/viz';
import { formatPlural } from '../format/formatNumber.js';
import { rowData, type Summary } from '../summary/Summary.js';
import { bestOfEachKind } from './bestOfEachKind.js';

/** Confusion matrices of the STRNN row and of the other model with the highest mean accuracy; empty without results. */
export function confusionFigure(summary: Summary): string {
  const shown = bestOfEachKind(summary);
  if (shown.length === 0) return '';
  const pictures = shown.map((row) =>
    confusionPlot({
      title: `${row.label} (${formatPlural(row.doneSeeds.length, 'seed')}${row.doneSeeds.length === 1 ? '' : ', summed'})`,
      classes: rowData(summary, row)!.classes,
      counts: row.result.confusion,
      width: 350,
    }),
  );
  const caption =
    'The STRNN row and the other model with the highest mean accuracy among those neither lenient, transductive nor pruned. Test samples of all folds; shares are of the true class.';
  return [
    '<h2>Confusion</h2>',
    `<figure><div class="pictures">${pictures.join('\n')}</div><figcaption>${escapeXml(caption)}</figcaption></figure>`,
  ].join('\n');
}
