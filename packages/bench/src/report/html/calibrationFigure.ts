import { escapeXml, reliabilityPlot } from '@strnn/viz';
import { formatFixed } from '../format/formatNumber.js';
import type { ReportInput } from '../Report.js';
import { longResults } from '../summary/longResults.js';
import type { Summary } from '../summary/Summary.js';
import { bestOfEachKind } from './bestOfEachKind.js';

/** Reliability of the probabilities of the rows that the confusion matrices show; empty where no row has probabilities. */
export function calibrationFigure(summary: Summary, input: ReportInput): string {
  const longOf = longResults(input);
  const pictures = bestOfEachKind(summary).flatMap((row) => {
    const { calibration } = row.result;
    const bins = calibration && longOf(row).calibrationBins;
    if (bins === undefined) return [];
    return [reliabilityPlot({ title: `${row.label} (ECE ${formatFixed(calibration!.ece)})`, bins, width: 350 })];
  });
  if (pictures.length === 0) return '';
  const caption =
    'Test samples of all folds and seeds in 15 bins of their largest probability. Below the diagonal a model is surer than it is right.';
  return [
    '<h2>Calibration</h2>',
    `<figure><div class="pictures">${pictures.join('\n')}</div><figcaption>${escapeXml(caption)}</figcaption></figure>`,
  ].join('\n');
}
