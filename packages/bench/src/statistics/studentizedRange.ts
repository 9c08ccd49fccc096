import { normalTail } from './normalTail.js';

/**
 * Trapezoidal rule: for a smooth integrand that vanishes at both ends, the error falls faster than any power of the
 * step.
 */
const STEP = 1 / 8;
const [FIRST, LAST] = [-9, 14];

/** Density and lower tail of the standard normal on the grid. */
const grid = Array.from({ length: (LAST - FIRST) / STEP + 1 }, (_, i) => {
  const z = FIRST + i * STEP;
  return { z, density: Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI), below: normalTail(-z) };
});

/**
 * Chance that the range of k independent standard normal variables is above q: the studentized range distribution with
 * infinite degrees of freedom, k ∫ φ(z) (Φ(z)^(k-1) − (Φ(z) − Φ(z − q))^(k-1)) dz. Absolute error about 1e-14, also for the
 * smallest tails.
 *
 * @param k two or more
 */
export function studentizedRangeTail(q: number, k: number): number {
  if (q <= 0) return 1;
  let sum = 0;
  for (const { z, density, below } of grid) {
    const share = normalTail(q - z) / below;
    // Beyond it the difference of the two powers is the first one.
    const lost = share >= 1 ? 1 : -Math.expm1((k - 1) * Math.log1p(-share));
    sum += density * below ** (k - 1) * lost;
  }
  return Math.min(1, k * sum * STEP);
}

/** The q that is exceeded with chance `level`, by bisection. */
export function studentizedRangeQuantile(level: number, k: number): number {
  let [low, high] = [0, 4];
  while (studentizedRangeTail(high, k) > level) high *= 2;
  for (let step = 0; step < 100 && high - low > 1e-14 * high; step++) {
    const middle = (low + high) / 2;
    if (studentizedRangeTail(middle, k) > level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
