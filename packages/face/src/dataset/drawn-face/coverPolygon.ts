import type { Canvas, Points } from './Canvas.js';

/** Pixels left <= x < right, top <= y < bottom. */
interface CoveredRectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The exact fraction of every pixel that a closed polygon covers: signed areas under its edges, summed along each row.
 *
 * @param points without crossings; the last point is joined to the first; may lie outside of the picture
 * @param into `canvas.cover` or `canvas.clip`; written inside the rectangle that is returned only
 */
export function coverPolygon({ width, height, edges }: Canvas, points: Points, into: Float32Array): CoveredRectangle {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    left = Math.min(left, points[i]);
    right = Math.max(right, points[i]);
    top = Math.min(top, points[i + 1]);
    bottom = Math.max(bottom, points[i + 1]);
  }
  // Pixel i covers i - 0.5 to i + 0.5.
  left = Math.min(width, Math.max(0, Math.floor(left + 0.5)));
  top = Math.min(height, Math.max(0, Math.floor(top + 0.5)));
  right = Math.max(left, Math.min(width, Math.ceil(right + 0.5)));
  bottom = Math.max(top, Math.min(height, Math.ceil(bottom + 0.5)));
  const rectangle = { left, top, right, bottom };
  if (right === left || bottom === top) return rectangle;
  const stride = right - left + 2;
  const count = points.length;
  for (let i = 0; i < count; i += 2) {
    const next = i + 2 === count ? 0 : i + 2;
    addEdge(edges, stride, rectangle, points[i] + 0.5, points[i + 1] + 0.5, points[next] + 0.5, points[next + 1] + 0.5);
  }
  for (let y = top; y < bottom; y++) {
    let sum = 0;
    let at = (y - top) * stride;
    for (let x = left; x < right; x++, at++) {
      sum += edges[at];
      edges[at] = 0;
      into[y * width + x] = sum < 0 ? Math.min(1, -sum) : Math.min(1, sum);
    }
    edges[at] = 0;
    edges[at + 1] = 0;
  }
  return rectangle;
}

function addEdge(
  edges: Float32Array,
  stride: number,
  rectangle: CoveredRectangle,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): void {
  const { left, top, right, bottom } = rectangle;
  if (y0 === y1) return;
  for (const border of [left, right]) {
    // Cut at the border: what lies outside of it goes straight down there.
    if ((x0 - border) * (x1 - border) >= 0) continue;
    const y = y0 + ((border - x0) / (x1 - x0)) * (y1 - y0);
    addEdge(edges, stride, rectangle, x0, y0, border, y);
    addEdge(edges, stride, rectangle, border, y, x1, y1);
    return;
  }
  const sign = y0 < y1 ? 1 : -1;
  const slope = (x1 - x0) / (y1 - y0);
  const [upperX, upperY, lowerY] = sign > 0 ? [x0, y0, y1] : [x1, y1, y0];
  const first = Math.max(top, Math.floor(upperY));
  const last = Math.min(bottom, Math.ceil(lowerY));
  for (let y = first; y < last; y++) {
    const from = Math.max(y, upperY);
    const to = Math.min(y + 1, lowerY);
    if (to <= from) continue;
    const area = sign * (to - from);
    // Left of the rectangle an edge counts as at its left side; right of it, it does not matter.
    const a = Math.min(right, Math.max(left, upperX + (from - upperY) * slope)) - left;
    const b = Math.min(right, Math.max(left, upperX + (to - upperY) * slope)) - left;
    const low = Math.min(a, b);
    const high = Math.max(a, b);
    const column = Math.floor(low);
    const at = (y - top) * stride + column;
    if (high <= column + 1) {
      const middle = (low + high) / 2 - column;
      edges[at] += area * (1 - middle);
      edges[at + 1] += area * middle;
      continue;
    }
    // The edge crosses several columns: what lies to the right of it grows along a ramp.
    const perColumn = area / (high - low);
    let covered = 0;
    let before = 0;
    for (let x = column; x < high; x++) {
      const start = Math.max(x, low);
      const end = Math.min(x + 1, high);
      const within = perColumn * (end - start);
      const value = before + within * (x + 1 - (start + end) / 2);
      edges[at + x - column] += value - covered;
      covered = value;
      before += within;
    }
    edges[at + Math.ceil(high) - column] += area - covered;
  }
}
