import type { Canvas } from './Canvas.js';

/**
 * Adds a soft elliptic spot: `amount` in its middle, falling smoothly to 0 at its edge.
 *
 * @param radius of the ellipse in pixels, across and down before it is turned by `angle` (radians, clockwise)
 */
export function softSpot(
  { width, height, values }: Canvas,
  [x, y]: readonly [number, number],
  [across, down]: readonly [number, number],
  angle: number,
  amount: number,
): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reachX = Math.hypot(across * cos, down * sin);
  const reachY = Math.hypot(across * sin, down * cos);
  const bottom = Math.min(height - 1, Math.floor(y + reachY));
  const right = Math.min(width - 1, Math.floor(x + reachX));
  for (let row = Math.max(0, Math.ceil(y - reachY)); row <= bottom; row++) {
    for (let column = Math.max(0, Math.ceil(x - reachX)); column <= right; column++) {
      const u = ((column - x) * cos + (row - y) * sin) / across;
      const v = ((row - y) * cos - (column - x) * sin) / down;
      const rest = 1 - u * u - v * v;
      if (rest > 0) values[row * width + column] += amount * rest * rest;
    }
  }
}
