import { StrnnError } from '@strnn/core/error';
import type { AffineTransform } from './AffineTransform.js';
import { checkTransform } from './checkTransform.js';

/**
 * @param points P x 2, row-major; left as they are
 * @returns P x 2
 * @throws StrnnError 'shape' for an odd number of coordinates; 'data' for a transform that is not finite
 */
export function transformPoints(points: ArrayLike<number>, transform: AffineTransform): Float64Array {
  checkTransform(transform, 'transformPoints');
  if (points.length % 2 !== 0) {
    throw new StrnnError('shape', `transformPoints: expected P x 2 coordinates, found ${points.length}.`);
  }
  const [a, b, c, d, e, f] = transform;
  const moved = new Float64Array(points.length);
  for (let p = 0; p < moved.length; p += 2) {
    const x = points[p];
    const y = points[p + 1];
    moved[p] = a * x + b * y + c;
    moved[p + 1] = d * x + e * y + f;
  }
  return moved;
}
