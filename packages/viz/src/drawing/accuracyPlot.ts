import { linearScale, niceTicks } from '../scale/index.js';
import { LINE_HEIGHT, svgDocument, textBlock } from '../svg/index.js';
import { textWidth, wrapText } from '../text/index.js';
import type { AccuracyMark, AccuracyPlotOptions } from './AccuracyPlotOptions.js';
import { checkAccuracyPlot } from './checkAccuracyPlot.js';
import { drawAccuracyBand, drawAccuracyRow, LABEL_SIZE, SMALL_SIZE, type AccuracyFrame } from './drawAccuracyRow.js';
import { drawHeading, MARGIN } from './drawHeading.js';
import { drawLineLabels } from './drawLineLabels.js';

/** Below this width, in pixels, labels stand above their dots instead of beside them. */
const NARROW = 520;

/**
 * Horizontal dot plot: one dot per subject, the mean as a diamond with its interval, the mean in numbers at the right, chance
 * and known values as vertical lines. Labels wrap, they are never cut. Width: 760 pixels by default; below 520 labels go
 * above the dots.
 * @throws RangeError without a row, or for a number that is not finite, naming the field
 */
export function accuracyPlot(options: AccuracyPlotOptions): string {
  const {
    rows,
    chance,
    marks = [],
    unit = 'subject',
    width = 760,
    quantity = 'accuracy',
    title = 'Accuracy',
  } = options;
  checkAccuracyPlot(options, width);
  const lines = [...(chance === undefined ? [] : [chance]), ...marks];
  const { frame, left, right, decimals } = layOut(options, lines, width);

  const heading = drawHeading(title, width);
  const lineLabels = drawLineLabels(lines, frame.x, { left, right: width - MARGIN, top: heading.bottom });
  const body = [heading.markup, lineLabels.markup];
  let y = lineLabels.bottom + 2;
  for (const [g, group] of [...new Set(rows.map((row) => row.group))].entries()) {
    if (group !== undefined) {
      const groupLines = wrapText(group, frame.labelWidth, LABEL_SIZE, true);
      body.push(textBlock({ lines: groupLines, x: MARGIN, y: y + LABEL_SIZE + 4, size: LABEL_SIZE, bold: true }));
      const bottom = y + groupLines.length * LABEL_SIZE * LINE_HEIGHT + 8;
      // Beside the headings the lines run on; above the dots they would cross the words.
      if (!frame.narrow) body.push(drawAccuracyBand(frame, y, bottom));
      y = bottom;
    }
    for (const row of rows.filter((one) => one.group === group)) {
      const drawn = drawAccuracyRow(row, g, y, frame);
      body.push(drawn.markup);
      y = drawn.bottom;
    }
  }
  const small = { size: SMALL_SIZE, role: 'muted' } as const;
  for (const value of frame.ticks) {
    body.push(
      textBlock({ lines: [value.toFixed(decimals)], x: frame.x(value), y: y + 14, anchor: 'middle', ...small }),
    );
  }
  const axis = wrapText(quantity, right - left, SMALL_SIZE);
  body.push(textBlock({ lines: axis, x: (left + right) / 2, y: y + 28, anchor: 'middle', ...small }));
  y += 28 + axis.length * SMALL_SIZE * LINE_HEIGHT;

  const withInterval = rows.some((row) => row.low !== undefined);
  const mean = withInterval ? `diamond: mean; bar: ${options.interval ?? 'interval'}` : 'diamond: mean';
  const dots = rows.some((row) => row.perUnit.length > 0) ? `dot: one ${unit}; ` : '';
  const legend = wrapText(`${dots}${mean}`, width - 2 * MARGIN, SMALL_SIZE);
  body.push(textBlock({ lines: legend, x: MARGIN, y: y + 4, ...small }));
  y += legend.length * SMALL_SIZE * LINE_HEIGHT;
  return svgDocument({ ...options, title, width, height: y + MARGIN - 6, body });
}

function layOut(
  { rows, chance, digits = 3 }: AccuracyPlotOptions,
  lines: readonly AccuracyMark[],
  width: number,
): { readonly frame: AccuracyFrame; readonly left: number; readonly right: number; readonly decimals: number } {
  const narrow = width < NARROW;
  const meanWidth = Math.max(...rows.map((row) => textWidth(row.mean.toFixed(digits), LABEL_SIZE, true))) + 12;
  const widest = rows.flatMap((row) => [
    textWidth(row.label, LABEL_SIZE),
    textWidth(row.note ?? '', SMALL_SIZE),
    textWidth(row.group ?? '', LABEL_SIZE, true),
  ]);
  const labelWidth = narrow ? width - 2 * MARGIN : Math.min(Math.max(...widest) + 1, width * 0.36);
  // Half of the first and last tick label hangs over the axis ends.
  const left = narrow ? MARGIN + 12 : MARGIN + labelWidth + 22;
  const right = width - MARGIN - meanWidth - 4;

  const values = rows.flatMap((row) => [row.mean, row.low ?? row.mean, row.high ?? row.mean]);
  values.push(...rows.flatMap((row) => row.perUnit.map((dot) => dot.value)), ...lines.map((line) => line.value));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const ticks = niceTicks(low, high, Math.min(6, Math.max(2, (right - left) / 70)));
  const x = linearScale(ticks.values[0], ticks.values.at(-1)!, left, right);
  const dashed = lines.map(({ value }, i) => ({ value, dashes: i === 0 && chance !== undefined ? '6 4' : '1.5 3' }));
  const frame = { x, width, labelWidth, narrow, ticks: ticks.values, lines: dashed, digits };
  return { frame, left, right, decimals: ticks.decimals };
}
