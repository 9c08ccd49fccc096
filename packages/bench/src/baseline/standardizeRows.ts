import { columnMoments } from '../transform/columnMoments.js';
import type { Moments } from '../transform/Moments.js';

/** Rows are worked on four at a time. */
export const BLOCK = 4;

/** Moments of the training rows, or of no effect where features are taken as they are. */
export function rowMoments(x: Float32Array, rows: number, columns: number, standardize: boolean): Moments {
  if (!standardize) return { mean: new Float64Array(columns), scale: new Float64Array(columns).fill(1) };
  return columnMoments(
    x,
    columns,
    Int32Array.from({ length: rows }, (_, row) => row),
  );
}

/**
 * (value - mean) / scale in float64, with rows of zeros at the end up to a whole number of blocks.
 *
 * @returns ceil(rows / BLOCK) x BLOCK x columns
 */
export function standardizeRows(x: Float32Array, { mean, scale }: Moments): Float64Array {
  const columns = mean.length;
  const rows = x.length / columns;
  const out = new Float64Array(Math.ceil(rows / BLOCK) * BLOCK * columns);
  for (let start = 0; start < x.length; start += columns) {
    for (let column = 0; column < columns; column++) {
      out[start + column] = (x[start + column] - mean[column]) / scale[column];
    }
  }
  return out;
}
