import { element, LINE_HEIGHT, textBlock } from '../svg/index.js';
import { textWidth, wrapText } from '../text/index.js';
import { MARGIN } from './drawHeading.js';

const SIZE = 10;

/** How a dropped site looks on any colour. */
export const DROPPED = { r: 3.2, fill: '#ffffff', stroke: '#000000', 'stroke-width': 1.25 } as const;

/** Says what the hollow rings are, centred below `top`; nothing when no site is dropped. */
export function drawDroppedLegend(
  count: number,
  total: number,
  background: string,
  top: number,
  width: number,
): { readonly markup: string; readonly bottom: number } {
  if (count === 0) return { markup: '', bottom: top };
  const lines = wrapText(`dropped (0): ${count} of ${total}`, width - 2 * MARGIN - 18, SIZE);
  const left = (width - 18 - Math.max(...lines.map((line) => textWidth(line, SIZE)))) / 2;
  const swatch = element('rect', { x: left, y: top, width: 13, height: 13, rx: 3, fill: background });
  const ring = element('circle', { cx: left + 6.5, cy: top + 6.5, ...DROPPED });
  const text = textBlock({ lines, x: left + 18, y: top + SIZE, size: SIZE, role: 'muted' });
  return { markup: swatch + ring + text, bottom: top + lines.length * SIZE * LINE_HEIGHT + 3 };
}
