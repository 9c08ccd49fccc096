import type { HeadPlace } from './projectAzimuthally.js';
import { solveLinear } from './solveLinear.js';

/**
 * A smooth surface through values at scattered places: the thin-plate spline (J. Duchon, 1977), phi(r) = r^2 ln r.
 * A trace of smoothing keeps equal places and places on one line solvable.
 * @param places n places, n >= 1
 * @param values n values
 */
export function thinPlateSpline(
  places: readonly HeadPlace[],
  values: readonly number[],
): (x: number, y: number) => number {
  const n = places.length;
  const matrix: number[][] = places.map((a, i) => [
    ...places.map((b, j) => (i === j ? 1e-6 : phi((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2))),
    1,
    a[0],
    a[1],
  ]);
  // Ridge on the plane's coefficients: without it fewer than three places, or places on a line, leave them undetermined.
  for (let k = 0; k < 3; k++) {
    matrix.push([...places.map((a) => [1, a[0], a[1]][k]), ...[0, 1, 2].map((j) => (j === k ? -1e-9 : 0))]);
  }
  const weights = solveLinear(matrix, [...values, 0, 0, 0]);
  if (weights === undefined) {
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    return () => mean;
  }
  return (x, y) => {
    let sum = weights[n] + weights[n + 1] * x + weights[n + 2] * y;
    for (let i = 0; i < n; i++) {
      const place = places[i];
      sum += weights[i] * phi((x - place[0]) ** 2 + (y - place[1]) ** 2);
    }
    return sum;
  };
}

/** r^2 ln r from r^2. */
function phi(squared: number): number {
  return squared === 0 ? 0 : 0.5 * squared * Math.log(squared);
}
