import type { Canvas, Points } from './Canvas.js';
import { coverPolygon } from './coverPolygon.js';

/**
 * Paints a closed polygon with smooth edges.
 *
 * @param tone gray value
 * @param opacity 0 (nothing) to 1. Default 1
 * @param inside a second polygon; only what lies in both is painted. Default none
 */
export function fillPolygon(canvas: Canvas, points: Points, tone: number, opacity = 1, inside?: Points): void {
  const { width, values, cover, clip } = canvas;
  let { left, top, right, bottom } = coverPolygon(canvas, points, cover);
  if (inside) {
    const limits = coverPolygon(canvas, inside, clip);
    left = Math.max(left, limits.left);
    top = Math.max(top, limits.top);
    right = Math.min(right, limits.right);
    bottom = Math.min(bottom, limits.bottom);
  }
  for (let y = top; y < bottom; y++) {
    for (let at = y * width + left; at < y * width + right; at++) {
      const share = inside ? cover[at] * clip[at] : cover[at];
      values[at] += share * opacity * (tone - values[at]);
    }
  }
}
