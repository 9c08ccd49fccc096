import { logGamma } from './logGamma.js';

/**
 * Chance that a χ² variable is above `x`: the regularised upper incomplete gamma function Q(degrees / 2, x / 2), by its
 * series or its continued fraction. Numerical Recipes 6.2; relative error about 1e-13.
 */
export function chiSquaredTail(x: number, degrees: number): number {
  if (x <= 0) return 1;
  const [shape, point] = [degrees / 2, x / 2];
  const front = Math.exp(shape * Math.log(point) - point - logGamma(shape));
  return point < shape + 1 ? 1 - front * series(shape, point) : front * continuedFraction(shape, point);
}

function series(shape: number, point: number): number {
  let [term, sum] = [1 / shape, 1 / shape];
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= point / (shape + k);
    sum += term;
  }
  return sum;
}

function continuedFraction(shape: number, point: number): number {
  let b = point + 1 - shape;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k <= 10_000; k++) {
    const term = -k * (k - shape);
    b += 2;
    d = 1 / (b + term * d);
    c = b + term / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return fraction;
}
