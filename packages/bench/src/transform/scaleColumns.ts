import type { Moments } from './Moments.js';

/**
 * (value - mean) / scale, in float64, rounded once.
 *
 * @param x the rows to scale start here, row-major
 * @param out where to write; the same place in the same order
 */
export function scaleColumns(x: Float32Array, out: Float32Array, { mean, scale }: Moments): void {
  const columns = mean.length;
  for (let start = 0; start < x.length; start += columns) {
    for (let column = 0; column < columns; column++) {
      out[start + column] = (x[start + column] - mean[column]) / scale[column];
    }
  }
}
