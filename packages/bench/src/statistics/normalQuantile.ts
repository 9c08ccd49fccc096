import { normalTail } from './normalTail.js';

/**
 * The value that a standard normal variable is below with chance `share`. Newton's method on `normalTail`, started from
 * Abramowitz and Stegun 26.2.23; relative error about 1e-14.
 *
 * @param share 0 < share < 1
 */
export function normalQuantile(share: number): number {
  const tail = Math.min(share, 1 - share);
  const t = Math.sqrt(-2 * Math.log(tail));
  let z = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 4; step++) {
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    z += (normalTail(z) - tail) / density;
  }
  return share < 0.5 ? -z : z;
}
