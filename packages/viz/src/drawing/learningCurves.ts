import { requireFiniteList } from '../check/index.js';
import { linearScale, niceTicks } from '../scale/index.js';
import { coordinate, element, escapeXml, LINE_HEIGHT, strokeBy, svgDocument, textBlock } from '../svg/index.js';
import { textWidth, wrapText } from '../text/index.js';
import { drawHeading, MARGIN } from './drawHeading.js';
import type { DrawingOptions } from './DrawingOptions.js';
import { drawSeriesLegend } from './drawSeriesLegend.js';
import { drawSeriesLine } from './drawSeriesLine.js';
import { requireWidth } from './requireWidth.js';

/** One line of a learning-curve plot. */
export interface LearningSeries {
  readonly label: string;
  /** One number per epoch, from epoch 1 on; at least one. */
  readonly values: readonly number[];
  /** Single runs (folds, seeds) behind the line, drawn faintly; default none. */
  readonly runs?: readonly (readonly number[])[];
}

/** Curves over epochs. */
export interface LearningCurvesOptions extends DrawingOptions {
  readonly series: readonly LearningSeries[];
  /** What the values are, with their unit. Default `'training loss'`. */
  readonly quantity?: string;
  /** Name of a step. Default `'epoch'`. */
  readonly step?: string;
}

const PLOT_HEIGHT = 180;
const SIZE = 10.5;
/**
 * Lines over epochs, apart by colour and dashes, with a legend below. Width: 380 pixels by default.
 * @throws RangeError without a series, for an empty one, or for a number that is not finite
 */
export function learningCurves(options: LearningCurvesOptions): string {
  const { series, quantity = 'training loss', step = 'epoch', width = 380, title = 'Learning curves' } = options;
  check(series, width);
  const all = series.flatMap((one) => [one.values, ...(one.runs ?? [])]);
  const ticks = niceTicks(Math.min(...all.map((v) => Math.min(...v))), Math.max(...all.map((v) => Math.max(...v))));
  const labels = ticks.values.map((value) => value.toFixed(ticks.decimals).replace('-', '\u2212'));
  const epochs = Math.max(2, ...all.map((values) => values.length));

  const heading = drawHeading(title, width);
  const quantityLines = wrapText(quantity, width - 2 * MARGIN, SIZE);
  const top = heading.bottom + quantityLines.length * SIZE * LINE_HEIGHT + 6;
  const left = MARGIN + Math.max(...labels.map((label) => textWidth(label, SIZE))) + 6;
  const right = width - MARGIN - 6;
  const bottom = top + PLOT_HEIGHT;
  const y = linearScale(ticks.values[0], ticks.values.at(-1)!, bottom, top);
  const x = linearScale(1, epochs, left, right);

  const body = [
    heading.markup,
    textBlock({ lines: quantityLines, x: MARGIN, y: heading.bottom + 8, size: SIZE, role: 'muted' }),
  ];
  ticks.values.forEach((value, i) => {
    body.push(
      element('path', { d: `M${coordinate(left)} ${coordinate(y(value))}H${coordinate(right)}`, ...strokeBy('faint') }),
    );
    body.push(
      textBlock({
        lines: [labels[i]],
        x: left - 6,
        y: y(value) + SIZE * 0.36,
        size: SIZE,
        anchor: 'end',
        role: 'muted',
      }),
    );
  });
  for (const epoch of epochTicks(epochs)) {
    body.push(
      textBlock({ lines: [String(epoch)], x: x(epoch), y: bottom + 15, size: SIZE, anchor: 'middle', role: 'muted' }),
    );
  }
  body.push(
    textBlock({ lines: [step], x: (left + right) / 2, y: bottom + 29, size: SIZE, anchor: 'middle', role: 'muted' }),
  );
  series.forEach((one, i) => {
    for (const run of one.runs ?? []) body.push(drawSeriesLine(run, x, y, i, true));
  });
  series.forEach((one, i) => {
    body.push(drawSeriesLine(one.values, x, y, i, false, element('title', {}, escapeXml(one.label))));
  });
  const withRuns = series.some((one) => (one.runs ?? []).length > 0);
  const names = series.map((one) => one.label);
  const legend = drawSeriesLegend(names, withRuns, bottom + 42, width);
  body.push(legend.markup);
  return svgDocument({ ...options, title, width, height: legend.bottom + MARGIN - 4, body });
}

function check(series: readonly LearningSeries[], width: number): void {
  const where = 'learningCurves';
  requireWidth(where, width);
  if (series.length === 0) throw new RangeError(`${where}: series is empty; at least one line is needed.`);
  series.forEach((one, i) => {
    if (one.values.length === 0)
      throw new RangeError(`${where}: series[${i}].values is empty; at least one epoch is needed.`);
    requireFiniteList(where, `series[${i}].values`, one.values, one.values.length);
    one.runs?.forEach((run, k) => {
      if (run.length === 0) throw new RangeError(`${where}: series[${i}].runs[${k}] is empty; leave it out instead.`);
      requireFiniteList(where, `series[${i}].runs[${k}]`, run, run.length);
    });
  });
}

/** First, last and round epochs between them that keep their distance. */
function epochTicks(epochs: number): number[] {
  const step = Math.max(1, Math.round(niceTicks(0, epochs, 5).values[1]));
  const between: number[] = [];
  for (let epoch = step; epoch < epochs; epoch += step)
    if (epoch > 1 && epochs - epoch >= step / 2) between.push(epoch);
  return [1, ...between.filter((epoch) => step === 1 || epoch - 1 >= step / 2), epochs];
}
