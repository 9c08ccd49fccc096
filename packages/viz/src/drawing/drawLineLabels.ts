import { LINE_HEIGHT, textBlock } from '../svg/index.js';
import { textWidth, wrapText } from '../text/index.js';

const SIZE = 10;

/**
 * Labels of vertical lines, above the plot, each with its value; centred over its line where the edges allow, stacked where two would touch.
 * @param frame pixels: the edges that labels stay within, and where the first row of labels begins
 */
export function drawLineLabels(
  lines: readonly { readonly label: string; readonly value: number }[],
  x: (value: number) => number,
  frame: { readonly left: number; readonly right: number; readonly top: number },
): { readonly markup: string; readonly bottom: number } {
  const room = frame.right - frame.left;
  const placed: { left: number; right: number; row: number; height: number; text: string[]; middle: number }[] = [];
  for (const line of lines) {
    const text = wrapText(`${line.label} ${formatShare(line.value)}`, Math.min(room, 260), SIZE);
    const half = Math.max(...text.map((part) => textWidth(part, SIZE))) / 2;
    const middle = Math.min(Math.max(x(line.value), frame.left + half), frame.right - half);
    let row = 0;
    while (
      placed.some((other) => other.row === row && other.left < middle + half + 6 && other.right > middle - half - 6)
    )
      row++;
    placed.push({
      left: middle - half,
      right: middle + half,
      row,
      height: text.length * SIZE * LINE_HEIGHT,
      text,
      middle,
    });
  }
  const rows = 1 + Math.max(-1, ...placed.map((one) => one.row));
  let y = frame.top;
  const parts: string[] = [];
  for (let row = 0; row < rows; row++) {
    const here = placed.filter((one) => one.row === row);
    for (const one of here)
      parts.push(
        textBlock({ lines: one.text, x: one.middle, y: y + SIZE, size: SIZE, anchor: 'middle', role: 'muted' }),
      );
    y += Math.max(...here.map((one) => one.height)) + 2;
  }
  return { markup: parts.join(''), bottom: y };
}

function formatShare(value: number): string {
  return value.toFixed(3);
}
