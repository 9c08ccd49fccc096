import { StrnnError } from '@strnn/core/error';
import type { TrainingRows } from './Baseline.js';

/**
 * Refuses training rows that no model can be fitted to.
 *
 * @param kind the model, for the error
 * @throws StrnnError 'shape' or 'data'
 */
export function checkRows(kind: string, { x, rows, columns, y, classCount }: TrainingRows): void {
  if (rows === 0 || columns === 0) {
    throw new StrnnError(
      'data',
      `${kind}: expected training rows with values, but found ${rows} rows of ${columns} values.`,
    );
  }
  if (x.length !== rows * columns) {
    throw new StrnnError(
      'shape',
      `${kind}: expected x of ${rows} x ${columns} = ${rows * columns} values, but found ${x.length}.`,
    );
  }
  if (y.length !== rows)
    throw new StrnnError('shape', `${kind}: expected one label per row (${rows}), but found ${y.length}.`);
  const wrong = y.find((label) => label < 0 || label >= classCount);
  if (wrong !== undefined) {
    throw new StrnnError('data', `${kind}: expected labels from 0 to ${classCount - 1}, but found ${wrong}.`);
  }
  checkFinite(kind, x);
}

/** @throws StrnnError 'data' naming the first value that is not finite */
function checkFinite(kind: string, x: Float32Array): void {
  const bad = x.findIndex((value) => !Number.isFinite(value));
  if (bad !== -1) throw new StrnnError('data', `${kind}: x[${bad}]: expected a finite number, but found ${x[bad]}.`);
}

/**
 * Number of rows in `x`.
 *
 * @throws StrnnError 'shape' or 'data'
 */
export function countRows(kind: string, x: Float32Array, columns: number): number {
  if (x.length % columns !== 0) {
    throw new StrnnError(
      'shape',
      `${kind}: expected rows of ${columns} values as in training, but found ${x.length} values.`,
    );
  }
  checkFinite(kind, x);
  return x.length / columns;
}
