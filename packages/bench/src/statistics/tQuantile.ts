import { fTail } from './fTail.js';
import { normalQuantile } from './normalQuantile.js';

/**
 * The value that a Student t variable exceeds in absolute value with chance 1 - level: 2.131 for level 0.95 and 15
 * degrees of freedom. Bisection on the F tail of t² with 1 and `degrees`.
 *
 * @param level 0 < level < 1
 */
export function tQuantile(level: number, degrees: number): number {
  let low = normalQuantile((1 + level) / 2) ** 2;
  let high = 2 * low + 1;
  while (fTail(high, 1, degrees) > 1 - level) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (fTail(middle, 1, degrees) > 1 - level) low = middle;
    else high = middle;
  }
  return Math.sqrt((low + high) / 2);
}
