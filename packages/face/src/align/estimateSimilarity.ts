import { StrnnError } from '@strnn/core/error';
import type { AffineTransform } from '../pixel/transform/AffineTransform.js';

export interface Similarity {
  readonly transform: AffineTransform;
  /** How many times longer distances become, > 0. */
  readonly scale: number;
  /** Radians, -pi to pi; positive turns x towards y, clockwise on a screen. */
  readonly rotation: number;
  /** Where (0, 0) goes. */
  readonly translation: readonly [x: number, y: number];
  /** Root of the (weighted) mean squared distance between the moved points and their targets, in pixels of the target. */
  readonly residual: number;
}

/**
 * The rotation, scale and translation that bring points as near as possible to their targets: the least sum of
 * weighted squared distances. Never a reflection. In the plane, with points as complex numbers from their mean,
 * rotation and scale are one complex factor and the problem is a linear one; the solution is that of Umeyama.
 *
 * Source: S. Umeyama, Least-squares estimation of transformation parameters between two point patterns, IEEE
 * Transactions on Pattern Analysis and Machine Intelligence 13(4), 1991.
 *
 * @param from P x 2, row-major, P >= 2
 * @param to P x 2
 * @param weights P numbers >= 0; default all 1
 * @param where for errors
 * @throws StrnnError 'shape' for lengths that differ or fewer than two points; 'data' for values that are not finite,
 *   weights below 0, points or targets that (those of weight 0 aside) lie in one place, and for targets that no
 *   rotation comes near, such as the mirror image of a square
 */
export function estimateSimilarity(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  weights?: ArrayLike<number>,
  where = 'estimateSimilarity',
): Similarity {
  checkPoints(from, to, weights, where);
  const weight = (p: number): number => weights?.[p] ?? 1;
  const count = from.length / 2;
  let total = 0;
  let [fromX, fromY, toX, toY] = [0, 0, 0, 0]; // means
  for (let p = 0; p < count; p++) {
    const w = weight(p);
    total += w;
    fromX += w * from[2 * p];
    fromY += w * from[2 * p + 1];
    toX += w * to[2 * p];
    toY += w * to[2 * p + 1];
  }
  if (total === 0) throw new StrnnError('data', `${where}: expected a weight above 0, found none.`);
  fromX /= total;
  fromY /= total;
  toX /= total;
  toY /= total;
  let [spread, targetSpread, along, across] = [0, 0, 0, 0];
  for (let p = 0; p < count; p++) {
    const w = weight(p);
    const [x, y] = [from[2 * p] - fromX, from[2 * p + 1] - fromY];
    const [u, v] = [to[2 * p] - toX, to[2 * p + 1] - toY];
    spread += w * (x * x + y * y);
    targetSpread += w * (u * u + v * v);
    along += w * (x * u + y * v);
    across += w * (x * v - y * u);
  }
  refuseOnePlace(spread, total, [fromX, fromY], `${where}: the points`);
  refuseOnePlace(targetSpread, total, [toX, toY], `${where}: the targets`);
  // |along + i across| <= sqrt(spread targetSpread), with equality for a perfect fit.
  if (!(Math.hypot(along, across) > 1e-9 * Math.sqrt(spread * targetSpread))) {
    throw new StrnnError('data', `${where}: no rotation brings the points nearer to their targets (mirrored points?).`);
  }
  const a = along / spread; // scale cos
  const d = across / spread; // scale sin
  const translation = [toX - (a * fromX - d * fromY), toY - (d * fromX + a * fromY)] as const;
  const squares = Math.max(0, targetSpread - (along * along + across * across) / spread);
  return {
    transform: [a, -d, translation[0], d, a, translation[1]],
    scale: Math.hypot(a, d),
    rotation: Math.atan2(d, a),
    translation,
    residual: Math.sqrt(squares / total),
  };
}

function checkPoints(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
  where: string,
): void {
  if (from.length !== to.length || from.length % 2 !== 0 || from.length < 4) {
    const rule = 'expected P x 2 coordinates and P x 2 targets with P >= 2';
    throw new StrnnError('shape', `${where}: ${rule}, found ${from.length} and ${to.length} numbers.`);
  }
  for (let i = 0; i < from.length; i++) {
    for (const [name, value] of [
      ['point', from[i]],
      ['target', to[i]],
    ] as const) {
      if (!Number.isFinite(value)) {
        const axis = i % 2 === 0 ? 'x' : 'y';
        throw new StrnnError('data', `${where}: ${axis} of ${name} ${i >> 1} is ${value}, expected a finite number.`);
      }
    }
  }
  if (weights === undefined) return;
  if (weights.length !== from.length / 2) {
    const rule = `expected ${from.length / 2} weights, one per point`;
    throw new StrnnError('shape', `${where}: ${rule}, found ${weights.length}.`);
  }
  for (let p = 0; p < weights.length; p++) {
    if (!(weights[p] >= 0 && weights[p] < Infinity)) {
      throw new StrnnError('data', `${where}: weight ${p} is ${weights[p]}, expected a finite number >= 0.`);
    }
  }
}

/** Spread that rounding alone makes of equal points far from (0, 0) is none. */
function refuseOnePlace(spread: number, total: number, mean: readonly [number, number], what: string): void {
  const size = Math.hypot(...mean);
  if (Math.sqrt(spread / total) > 1e-12 * Math.max(size, Number.MIN_VALUE)) return;
  const place = mean.map((value) => Number(value.toPrecision(6))).join(', ');
  throw new StrnnError('data', `${what} all lie in one place, (${place}): no scale or rotation follows from that.`);
}
