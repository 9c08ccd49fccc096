import { coordinate, element, LINE_HEIGHT, strokeBy, strokeByCategory, textBlock } from '../svg/index.js';
import { textWidth, wrapText } from '../text/index.js';
import { MARGIN } from './drawHeading.js';
import { seriesDashes } from './drawSeriesLine.js';

const SIZE = 10.5;
/** Length of a line sample and its gap, pixels. */
const SWATCH = 26;

/** The names of lines beside their samples, in as many rows as they need; the last row explains the faint lines, if any. */
export function drawSeriesLegend(
  labels: readonly string[],
  withRuns: boolean,
  top: number,
  width: number,
): { readonly markup: string; readonly bottom: number } {
  const parts: string[] = [];
  let [x, y] = [MARGIN, top];
  let height = 0;
  labels.forEach((label, i) => {
    const lines = wrapText(label, width - 2 * MARGIN - SWATCH, SIZE);
    const entry = SWATCH + Math.max(...lines.map((line) => textWidth(line, SIZE)));
    if (x > MARGIN && x + entry > width - MARGIN) {
      x = MARGIN;
      y += height;
      height = 0;
    }
    const line = { ...strokeByCategory(i, 2), 'stroke-dasharray': seriesDashes(i) };
    parts.push(element('path', { d: `M${coordinate(x)} ${coordinate(y + 5)}h20`, ...line }));
    parts.push(textBlock({ lines, x: x + SWATCH, y: y + 9, size: SIZE }));
    x += entry + 14;
    height = Math.max(height, lines.length * SIZE * LINE_HEIGHT + 4);
  });
  if (withRuns) {
    y += height;
    parts.push(element('path', { d: `M${MARGIN} ${coordinate(y + 5)}h20`, ...strokeBy('muted', 0.8) }));
    const lines = wrapText('faint: single runs', width - 2 * MARGIN - SWATCH, SIZE);
    parts.push(textBlock({ lines, x: MARGIN + SWATCH, y: y + 9, size: SIZE, role: 'muted' }));
    height = lines.length * SIZE * LINE_HEIGHT + 4;
  }
  return { markup: parts.join(''), bottom: y + height };
}
