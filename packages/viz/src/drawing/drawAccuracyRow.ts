import {
  coordinate,
  element,
  escapeXml,
  fillBy,
  fillByCategory,
  LINE_HEIGHT,
  strokeBy,
  textBlock,
} from '../svg/index.js';
import { wrapText } from '../text/index.js';
import type { AccuracyRow } from './AccuracyPlotOptions.js';
import { MARGIN } from './drawHeading.js';
import { stackDots } from './stackDots.js';

/** Font sizes of labels and of small print, pixels. */
export const LABEL_SIZE = 12;
export const SMALL_SIZE = 10;

const RADIUS = 3.2;

/** Where things are in an accuracy plot, pixels. */
export interface AccuracyFrame {
  readonly x: (value: number) => number;
  readonly width: number;
  readonly labelWidth: number;
  /** Labels above the dots instead of beside them. */
  readonly narrow: boolean;
  readonly ticks: readonly number[];
  /** Values and dashes of the vertical lines. */
  readonly lines: readonly { readonly value: number; readonly dashes: string }[];
  readonly digits: number;
}

/** One row of an accuracy plot from `top` down, in the colour of its group; returns the markup and its lower edge. */
export function drawAccuracyRow(
  row: AccuracyRow,
  category: number,
  top: number,
  frame: AccuracyFrame,
): { readonly markup: string; readonly bottom: number } {
  const { narrow, labelWidth } = frame;
  const labelLines = wrapText(row.label, labelWidth, LABEL_SIZE);
  const noteLines = row.note === undefined ? [] : wrapText(row.note, labelWidth, SMALL_SIZE);
  const textHeight = (labelLines.length * LABEL_SIZE + noteLines.length * SMALL_SIZE) * LINE_HEIGHT;
  const bandTop = narrow ? top + textHeight + 6 : top;
  const bandHeight = narrow ? 30 : Math.max(30, textHeight + 8);
  const middle = bandTop + bandHeight / 2;
  const textTop = narrow ? top + 4 : middle - textHeight / 2;
  const place = { x: narrow ? MARGIN : MARGIN + labelWidth, anchor: narrow ? 'start' : 'end' } as const;
  const noteTop = textTop + labelLines.length * LABEL_SIZE * LINE_HEIGHT;
  const mean = row.mean.toFixed(frame.digits);
  const markup = [
    drawAccuracyBand(frame, bandTop, bandTop + bandHeight),
    textBlock({ lines: labelLines, ...place, y: textTop + LABEL_SIZE, size: LABEL_SIZE }),
    textBlock({ lines: noteLines, ...place, y: noteTop + SMALL_SIZE, size: SMALL_SIZE, role: 'muted' }),
    drawDots(row, middle, frame, category),
    drawMean(row, middle, frame),
    textBlock({ lines: [mean], x: frame.width - MARGIN, y: middle + 4.3, size: LABEL_SIZE, anchor: 'end', bold: true }),
  ];
  return { markup: markup.join(''), bottom: bandTop + bandHeight };
}

/** Grid and known lines between two heights. */
export function drawAccuracyBand(frame: AccuracyFrame, top: number, bottom: number): string {
  const vertical = (value: number): string => `M${coordinate(frame.x(value))} ${coordinate(top)}V${coordinate(bottom)}`;
  const grid = element('path', { d: frame.ticks.map(vertical).join(''), ...strokeBy('faint') });
  const lines = frame.lines.map(({ value, dashes }) =>
    element('path', { d: vertical(value), ...strokeBy('muted', 1.25), 'stroke-dasharray': dashes }),
  );
  return grid + lines.join('');
}

function drawDots(row: AccuracyRow, middle: number, frame: AccuracyFrame, category: number): string {
  const xs = row.perUnit.map((dot) => frame.x(dot.value));
  const offsets = stackDots(xs, RADIUS, 11);
  return row.perUnit
    .map((dot, i) => {
      const tip = element('title', {}, escapeXml(`${dot.name}: ${dot.value.toFixed(frame.digits)}`));
      const place = { cx: xs[i], cy: middle + offsets[i], r: RADIUS };
      return element('circle', { ...place, ...fillByCategory(category), 'fill-opacity': 0.65 }, tip);
    })
    .join('');
}

function drawMean(row: AccuracyRow, y: number, frame: AccuracyFrame): string {
  const x = frame.x(row.mean);
  const outline = `M${coordinate(x - 5.5)} ${coordinate(y)}l5.5 -5.5l5.5 5.5l-5.5 5.5Z`;
  const diamond = element('path', { d: outline, ...fillBy('ink') });
  if (row.low === undefined || row.high === undefined) return diamond;
  const [low, high] = [coordinate(frame.x(row.low)), coordinate(frame.x(row.high))];
  const d = `M${low} ${coordinate(y)}H${high}M${low} ${coordinate(y - 4)}v8M${high} ${coordinate(y - 4)}v8`;
  return element('path', { d, ...strokeBy('ink', 1.75) }) + diamond;
}
