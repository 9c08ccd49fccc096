import { StrnnError } from '@strnn/core/error';
import type { AffineTransform } from './AffineTransform.js';
import { checkTransform } from './checkTransform.js';

/**
 * The way back.
 * @throws StrnnError 'data' for a transform that maps the plane to a line or a point, or whose numbers are not finite
 */
export function invertTransform(transform: AffineTransform, where = 'invertTransform'): AffineTransform {
  checkTransform(transform, where);
  const [a, b, c, d, e, f] = transform;
  const determinant = a * e - b * d;
  // Relative to the two products: what is left of them by rounding alone is no area.
  if (!(Math.abs(determinant) > 1e-14 * (Math.abs(a * e) + Math.abs(b * d)))) {
    throw new StrnnError('data', `${where}: the transform [${transform.join(', ')}] maps all points to one line.`);
  }
  const [ia, ib, id, ie] = [e / determinant, -b / determinant, -d / determinant, a / determinant];
  return [ia, ib, -(ia * c + ib * f), id, ie, -(id * c + ie * f)];
}
