import { requireFinite, requireLength } from '../check/index.js';
import { inkOn, sequentialColour } from '../colour/index.js';
import { element, escapeXml, LINE_HEIGHT, strokeBy, svgDocument, textBlock } from '../svg/index.js';
import { textWidth, wrapText } from '../text/index.js';
import { drawHeading, MARGIN } from './drawHeading.js';
import type { DrawingOptions } from './DrawingOptions.js';
import { requireWidth } from './requireWidth.js';

/** How often each class was taken for which. */
export interface ConfusionPlotOptions extends DrawingOptions {
  /** C class names. */
  readonly classes: readonly string[];
  /** C x C: `counts[t][p]` samples of true class t were predicted as p; numbers >= 0. */
  readonly counts: readonly (readonly number[])[];
}

const SIZE = 11;

/**
 * Confusion matrix: true classes as rows, predicted classes as columns; each cell shows the share of its row and the count,
 * coloured by the share. Width: 360 pixels by default; grows when the classes need more.
 * @throws RangeError for counts that are not C x C numbers >= 0
 */
export function confusionPlot(options: ConfusionPlotOptions): string {
  const { classes, counts, title = 'Confusion matrix' } = options;
  check(options);
  const C = classes.length;
  const longestWord = Math.max(...classes.flatMap((name) => name.split(/\s+/u)).map((word) => textWidth(word, SIZE)));
  const rowLabelWidth = Math.min(120, Math.max(60, ...classes.map((name) => textWidth(name, SIZE) + 2)));
  const totalWidth = 14 + Math.max(...counts.map((row) => textWidth(`n = ${sum(row)}`, 10)));
  const room = (options.width ?? 360) - 2 * MARGIN - rowLabelWidth - totalWidth;
  const cell = Math.max(44, Math.min(84, Math.max(longestWord + 6, Math.min(64, room / C))));
  const width = Math.max(options.width ?? 360, 2 * MARGIN + rowLabelWidth + 8 + C * cell + totalWidth);

  const heading = drawHeading(title, width);
  const left = MARGIN + rowLabelWidth + 8;
  const columnLabels = classes.map((name) => wrapText(name, cell - 4, SIZE));
  const labelHeight = Math.max(...columnLabels.map((lines) => lines.length)) * SIZE * LINE_HEIGHT;
  const top = heading.bottom + SIZE * LINE_HEIGHT + labelHeight + 6;
  const height = Math.min(cell, 52);

  const muted = { size: 10, role: 'muted' } as const;
  const body = [heading.markup];
  body.push(textBlock({ lines: ['predicted as'], x: left, y: heading.bottom + 9, ...muted }));
  body.push(textBlock({ lines: ['true class'], x: left - 8, y: top - 6, anchor: 'end', ...muted }));
  columnLabels.forEach((lines, p) => {
    const y = top - 6 - (lines.length - 1) * SIZE * LINE_HEIGHT;
    body.push(textBlock({ lines, x: left + (p + 0.5) * cell, y, size: SIZE, anchor: 'middle' }));
  });
  let y = top;
  counts.forEach((row, t) => {
    const lines = wrapText(classes[t], rowLabelWidth, SIZE);
    const rowHeight = Math.max(height, lines.length * SIZE * LINE_HEIGHT + 4);
    const middle = y + rowHeight / 2;
    const baseline = middle + SIZE * 0.36 - ((lines.length - 1) / 2) * SIZE * LINE_HEIGHT;
    body.push(textBlock({ lines, x: left - 8, y: baseline, size: SIZE, anchor: 'end' }));
    const total = sum(row);
    row.forEach((n, p) => {
      body.push(
        drawCell(
          n,
          total,
          { x: left + p * cell + 1, y: y + 1, width: cell - 2, height: rowHeight - 2 },
          `${classes[t]} as ${classes[p]}`,
        ),
      );
    });
    body.push(textBlock({ lines: [`n = ${total}`], x: left + C * cell + 6, y: middle + 3.6, ...muted }));
    y += rowHeight;
  });
  return svgDocument({ ...options, title, width, height: y + MARGIN, body });
}

function check(options: ConfusionPlotOptions): void {
  const where = 'confusionPlot';
  const { classes, counts, width } = options;
  if (width !== undefined) requireWidth(where, width);
  if (classes.length === 0) throw new RangeError(`${where}: classes is empty; at least one class is needed.`);
  requireLength(where, 'counts', counts, classes.length);
  counts.forEach((row, t) => {
    requireLength(where, `counts[${t}]`, row, classes.length);
    row.forEach((n, p) => {
      requireFinite(where, `counts[${t}][${p}]`, n);
      if (n < 0) throw new RangeError(`${where}: counts[${t}][${p}] must be >= 0, but is ${n}.`);
    });
  });
}

function drawCell(
  n: number,
  total: number,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  what: string,
): string {
  const tip = element('title', {}, escapeXml(`${what}: ${n} of ${total}`));
  const [x, middle] = [box.x + box.width / 2, box.y + box.height / 2];
  if (total === 0) {
    return (
      element('rect', { ...box, ...strokeBy('faint') }, tip) +
      textBlock({ lines: ['\u2013'], x, y: middle + 4, anchor: 'middle', role: 'muted' })
    );
  }
  const fill = sequentialColour(n / total);
  const percent = textBlock({
    lines: [`${Math.round((100 * n) / total)} %`],
    x,
    y: middle - 1,
    size: 12,
    anchor: 'middle',
    fill: inkOn(fill),
    bold: true,
  });
  const count = textBlock({ lines: [String(n)], x, y: middle + 12, size: 9.5, anchor: 'middle', fill: inkOn(fill) });
  return element('rect', { ...box, fill }, tip) + percent + count;
}

function sum(row: readonly number[]): number {
  return row.reduce((total, n) => total + n, 0);
}
