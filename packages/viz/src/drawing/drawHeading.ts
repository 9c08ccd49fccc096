import { LINE_HEIGHT, textBlock } from '../svg/index.js';
import { wrapText } from '../text/index.js';

/** Margin of every drawing in pixels. */
export const MARGIN = 14;

/** A title wrapped to the width, and where the drawing goes on below it. */
export function drawHeading(title: string, width: number): { readonly markup: string; readonly bottom: number } {
  const size = 13;
  const lines = wrapText(title, width - 2 * MARGIN, size, true);
  const markup = textBlock({ lines, x: MARGIN, y: MARGIN + size * 0.8, size, bold: true });
  return { markup, bottom: MARGIN + lines.length * size * LINE_HEIGHT + 6 };
}
