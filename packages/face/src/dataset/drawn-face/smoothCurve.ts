import type { Points } from './Canvas.js';

/**
 * A line through the points without corners (Catmull-Rom splines).
 *
 * @param steps pieces between two points. Default 6
 * @returns x and y of (P - 1) * steps + 1 points, the given ones among them
 */
export function smoothCurve(points: Points, steps = 6): number[] {
  const count = points.length / 2;
  const curve: number[] = [];
  for (let i = 0; i + 1 < count; i++) {
    const before = Math.max(0, i - 1);
    const after = Math.min(count - 1, i + 2);
    for (let step = 0; step < steps; step++) {
      const t = step / steps;
      for (const axis of [0, 1]) {
        const p0 = points[2 * before + axis];
        const p1 = points[2 * i + axis];
        const p2 = points[2 * i + 2 + axis];
        const p3 = points[2 * after + axis];
        curve.push(p1 + 0.5 * t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0))));
      }
    }
  }
  curve.push(points[2 * count - 2], points[2 * count - 1]);
  return curve;
}
