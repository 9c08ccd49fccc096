import * as tf from '@tensorflow/tfjs';

/**
 * `count` neighbouring rows of a matrix from row `start`. The gradient pads with rows of zeros; the sum of the
 * gradients of all levels is the whole matrix.
 */
export function sliceRows(matrix: tf.Tensor2D, start: number, count: number): tf.Tensor2D {
  if (start === 0 && count === matrix.shape[0]) return matrix;
  return tf.slice(matrix, [start, 0], [count, matrix.shape[1]]);
}
