import type { AffineTransform } from './AffineTransform.js';
import { checkTransform } from './checkTransform.js';

/**
 * One transform that does what `first` and then `second` do.
 * @throws StrnnError 'data' for numbers that are not finite
 */
export function composeTransforms(first: AffineTransform, second: AffineTransform): AffineTransform {
  checkTransform(first, 'composeTransforms');
  checkTransform(second, 'composeTransforms');
  const [a, b, c, d, e, f] = first;
  const [p, q, r, s, t, u] = second;
  return [p * a + q * d, p * b + q * e, p * c + q * f + r, s * a + t * d, s * b + t * e, s * c + t * f + u];
}
