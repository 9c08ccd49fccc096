import type { ValueColours } from '../colour/index.js';
import { formatValue } from '../scale/index.js';
import { element, LINE_HEIGHT, strokeBy, textBlock } from '../svg/index.js';
import { wrapText } from '../text/index.js';

const SIZE = 10;
const BAR = 9;

/** Where a colour bar goes, in pixels. */
export interface ColourBar {
  readonly colours: ValueColours;
  /** Number of equal steps of colour. */
  readonly steps: number;
  readonly unit: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Values written below: at the left end, in the middle, at the right end; default: those of the scale. */
  readonly ticks?: readonly [left: string, middle: string, right: string];
}

/** A horizontal colour bar with its two ends and its middle in numbers and the unit below; returns the markup and its lower edge. */
export function drawColourBar(bar: ColourBar): { readonly markup: string; readonly bottom: number } {
  const { colours, steps, unit, x, y, width } = bar;
  const { low, high } = colours;
  const ticks = bar.ticks ?? [formatValue(low), formatValue((low + high) / 2), formatValue(high)];
  const step = width / steps;
  const parts: string[] = [];
  for (let i = 0; i < steps; i++) {
    const fill = colours.colour(low + ((i + 0.5) / steps) * (high - low));
    // Half a pixel of overlap hides the seams that antialiasing would show.
    parts.push(
      element('rect', { x: x + i * step, y, width: Math.min(step + 0.5, width - i * step), height: BAR, fill }),
    );
  }
  parts.push(element('rect', { x, y, width, height: BAR, ...strokeBy('muted', 0.75) }));
  const baseline = y + BAR + 3 + SIZE;
  const ends = [
    ['start', x, ticks[0]],
    ['middle', x + width / 2, ticks[1]],
    ['end', x + width, ticks[2]],
  ] as const;
  for (const [anchor, at, label] of ends) {
    parts.push(
      textBlock({ lines: label === '' ? [] : [label], x: at, y: baseline, size: SIZE, anchor, role: 'muted' }),
    );
  }
  const lines = unit === '' ? [] : wrapText(unit, width, SIZE);
  parts.push(
    textBlock({
      lines,
      x: x + width / 2,
      y: baseline + SIZE * LINE_HEIGHT,
      size: SIZE,
      anchor: 'middle',
      role: 'muted',
    }),
  );
  return { markup: parts.join(''), bottom: baseline + lines.length * SIZE * LINE_HEIGHT + 4 };
}
