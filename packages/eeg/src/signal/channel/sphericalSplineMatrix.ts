import { StrnnError } from '@strnn/core/error';
import { Matrix, solve } from 'ml-matrix';
import type { Point } from './fitSphere.js';

/**
 * Weights that give the potential at the points `to` from that at the points `from` by spherical splines of order 4
 * (Perrin et al. 1989, Electroencephalography and Clinical Neurophysiology 72:184-187), 50 Legendre terms and 1e-5 on
 * the diagonal, as MNE interpolates bad channels. All points are moved to the unit sphere around `origin` first. Every
 * row sums to 1.
 *
 * @returns to.length rows of from.length weights
 * @throws StrnnError `data` for a point at the origin.
 */
export function sphericalSplineMatrix(
  from: readonly Point[],
  to: readonly Point[],
  origin: Point = [0, 0, 0],
): Float64Array[] {
  const sources = from.map((point) => onUnitSphere(point, origin));
  const targets = to.map((point) => onUnitSphere(point, origin));
  const n = sources.length;
  const system = Matrix.zeros(n + 1, n + 1);
  sources.forEach((source, row) => {
    sources.forEach((other, column) => system.set(row, column, spline(source, other)));
    system.set(row, row, system.get(row, row) + 1e-5);
    system.set(row, n, 1);
    system.set(n, row, 1);
  });
  const right = Matrix.ones(n + 1, targets.length);
  targets.forEach((target, column) => {
    sources.forEach((source, row) => right.set(row, column, spline(target, source)));
  });
  // The system is symmetric, so that its inverse from the right is its inverse from the left, transposed.
  const weights = solve(system, right);
  return targets.map((_, column) => Float64Array.from({ length: n }, (_unused, row) => weights.get(row, column)));
}

/** Sum of (2 k + 1) / (4 pi k^4 (k + 1)^4) P_k(cosine) over k = 1 to 50. */
function spline(a: Point, b: Point): number {
  const cosine = a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  let [before, legendre, sum] = [1, cosine, 0];
  for (let k = 1; k <= 50; k++) {
    sum += ((2 * k + 1) / (4 * Math.PI * (k * (k + 1)) ** 4)) * legendre;
    [before, legendre] = [legendre, ((2 * k + 1) * cosine * legendre - k * before) / (k + 1)];
  }
  return sum;
}

function onUnitSphere([x, y, z]: Point, [x0, y0, z0]: Point): Point {
  const radius = Math.hypot(x - x0, y - y0, z - z0);
  if (!(radius > 0 && radius < Infinity)) {
    throw new StrnnError(
      'data',
      `sphericalSplineMatrix: the position ${x}, ${y}, ${z} has no direction from the origin ${x0}, ${y0}, ${z0}`,
    );
  }
  return [(x - x0) / radius, (y - y0) / radius, (z - z0) / radius];
}
