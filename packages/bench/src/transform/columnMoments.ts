import { StrnnError } from '@strnn/core/error';
import type { Moments } from './Moments.js';

/**
 * Mean and population standard deviation (divided by n, as scikit-learn's StandardScaler) of the columns of some rows.
 * Values are taken relative to the first row, so that a column that does not vary gets variance zero to the last bit;
 * its scale is then 1, which makes every scaled training value 0 and never NaN.
 *
 * @param x rows x columns numbers, row-major
 * @param columns numbers per row
 * @param rows which rows; at least one
 * @throws StrnnError 'data' without rows, or naming a place in x that is not finite
 */
export function columnMoments(x: Float32Array, columns: number, rows: Int32Array): Moments {
  if (rows.length === 0) throw new StrnnError('data', 'A scaler needs at least one training sample, but found none.');
  const shift = Float64Array.from(x.subarray(rows[0] * columns, (rows[0] + 1) * columns));
  const sum = new Float64Array(columns);
  const squares = new Float64Array(columns);
  for (const row of rows) {
    const start = row * columns;
    for (let column = 0; column < columns; column++) {
      const value = x[start + column] - shift[column];
      sum[column] += value;
    }
  }
  const mean = sum.map((total, column) => shift[column] + total / rows.length);
  const bad = mean.findIndex((value) => !Number.isFinite(value));
  if (bad !== -1) throw notFinite(x, columns, rows, bad);
  // A second pass about the mean: no cancellation for channels with a large offset.
  for (const row of rows) {
    const start = row * columns;
    for (let column = 0; column < columns; column++) {
      const value = x[start + column] - mean[column];
      squares[column] += value * value;
    }
  }
  const scale = squares.map((total) => Math.sqrt(total / rows.length) || 1);
  return { mean, scale };
}

function notFinite(x: Float32Array, columns: number, rows: Int32Array, column: number): StrnnError {
  const row = rows.find((candidate) => !Number.isFinite(x[candidate * columns + column]))!;
  const place = row * columns + column;
  return new StrnnError('data', `x[${place}]: expected a finite number, but found ${x[place]}.`);
}
