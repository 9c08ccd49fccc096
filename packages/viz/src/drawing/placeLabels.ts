import { textWidth } from '../text/index.js';
import { drawHaloLabel, LABEL_SIZE } from './drawHaloLabel.js';

/** A rectangle in pixels. */
interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const DOT = 3.6;

/**
 * Names beside dots, only where they fit: below, above, right or left of the dot, touching no dot, no other name and no edge.
 * A name without room is left out (the dot's tooltip has it).
 */
export function placeLabels(names: readonly string[], dots: readonly (readonly [number, number])[], edge: Box): string {
  const taken: Box[] = dots.map(([x, y]) => ({ left: x - DOT, top: y - DOT, right: x + DOT, bottom: y + DOT }));
  const labels: string[] = [];
  names.forEach((name, i) => {
    const [x, y] = dots[i];
    const width = textWidth(name, LABEL_SIZE);
    const spots = [
      [x - width / 2, y + DOT + 0.4],
      [x - width / 2, y - DOT - LABEL_SIZE - 0.4],
      [x + DOT + 1, y - LABEL_SIZE / 2],
      [x - DOT - 1 - width, y - LABEL_SIZE / 2],
    ] as const;
    for (const [left, top] of spots) {
      const box = { left, top, right: left + width, bottom: top + LABEL_SIZE };
      if (box.left < edge.left || box.top < edge.top || box.right > edge.right || box.bottom > edge.bottom) continue;
      if (taken.some((other) => meet(box, other))) continue;
      taken.push(box);
      labels.push(drawHaloLabel(name, left + width / 2, top + LABEL_SIZE * 0.86));
      break;
    }
  });
  return labels.join('');
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
