import { escapeXml, learningCurves, type LearningSeries } from '@strnn/viz';
import { formatPlural } from '../format/formatNumber.js';
import type { ReportInput } from '../Report.js';
import type { CellResult, FoldResult } from '../../run/CellResult.js';
import type { RowResult, Summary, SummaryRow } from '../summary/Summary.js';

/** Most lines of one picture: more than seven cannot be told apart. */
const MOST_LINES = 6;

/** Training loss and validation accuracy over epochs, averaged over folds and seeds; empty where no model has epochs. */
export function learningFigure(summary: Summary, input: ReportInput): string {
  const byId = new Map(input.results.map((result) => [result.cell.id, result]));
  const trained = summary.rows.filter(
    (row): row is SummaryRow & { readonly result: RowResult } =>
      row.result !== undefined &&
      resultsOf(row, byId).some(({ folds }) => folds.some((fold) => fold.trainLoss.length > 0)),
  );
  if (trained.length === 0) return '';
  const shown = [...trained].sort((a, b) => b.result.accuracy.mean - a.result.accuracy.mean).slice(0, MOST_LINES);
  const series = (of: (fold: FoldResult) => readonly number[]): LearningSeries[] =>
    shown.flatMap((row) => {
      const curves = resultsOf(row, byId).flatMap(({ folds }) =>
        folds.map((fold) => finiteStart(of(fold))).filter((curve) => curve.length > 0),
      );
      return curves.length === 0 ? [] : [{ label: row.label, values: meanCurve(curves) }];
    });
  const pictures = [
    { title: 'Training loss', quantity: 'mean training loss of an epoch', lines: series((fold) => fold.trainLoss) },
    {
      title: 'Validation accuracy',
      quantity: 'accuracy on the validation groups',
      lines: series((fold) => fold.validationAccuracy),
    },
  ]
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, quantity, lines }) => learningCurves({ title, quantity, series: lines, width: 350 }));
  const rest = trained.length - shown.length;
  const caption = `Mean over folds and seeds, as far as at least half of them ran.${rest > 0 ? ` The ${MOST_LINES} rows with the highest mean accuracy; ${formatPlural(rest, 'row')} not shown.` : ''}`;
  return [
    '<h2>Learning curves</h2>',
    `<figure><div class="pictures">${pictures.join('\n')}</div><figcaption>${escapeXml(caption)}</figcaption></figure>`,
  ].join('\n');
}

function resultsOf(row: SummaryRow, byId: ReadonlyMap<string, CellResult>): CellResult[] {
  return row.cells.flatMap((id) => byId.get(id) ?? []);
}

/** The curve up to its first value that cannot be drawn. */
function finiteStart(curve: readonly number[]): readonly number[] {
  const end = curve.findIndex((value) => !Number.isFinite(value));
  return end < 0 ? curve : curve.slice(0, end);
}

/** Mean per epoch over the curves that reach it, while at least half of them do. */
function meanCurve(curves: readonly (readonly number[])[]): number[] {
  const mean: number[] = [];
  for (let epoch = 0; ; epoch++) {
    const reached = curves.filter((curve) => curve.length > epoch);
    if (reached.length === 0 || reached.length < curves.length / 2) return mean;
    mean.push(reached.reduce((sum, curve) => sum + curve[epoch], 0) / reached.length);
  }
}
