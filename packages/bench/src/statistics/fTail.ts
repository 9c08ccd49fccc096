import { incompleteBeta } from './incompleteBeta.js';

/**
 * Chance that an F variable is above `f`. Abramowitz and Stegun 26.6.2; the degrees of freedom need not be integers.
 *
 * @param f 0 or more; Infinity gives 0
 */
export function fTail(f: number, numerator: number, denominator: number): number {
  if (f === Infinity) return 0;
  if (f <= 0) return 1;
  const whole = denominator + numerator * f;
  return incompleteBeta(denominator / whole, denominator / 2, numerator / 2, (numerator * f) / whole);
}
