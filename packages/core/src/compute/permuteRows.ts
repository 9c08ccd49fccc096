import * as tf from '@tensorflow/tfjs';

/**
 * Rows of a matrix in another order: out[i] = matrix[order[i]]. `tf.gather` has no gradient on wasm
 * (UnsortedSegmentSum is missing there); the gradient of a permutation is the inverse permutation.
 *
 * @param matrix rows x columns
 * @param order rows places, int32, a permutation
 * @param inverse its inverse, int32
 */
export function permuteRows(matrix: tf.Tensor2D, order: tf.Tensor1D, inverse: tf.Tensor1D): tf.Tensor2D {
  return tf.customGrad((rows) => ({
    value: tf.gather(rows as tf.Tensor2D, order),
    gradFunc: (dy: tf.Tensor) => tf.gather(dy as tf.Tensor2D, inverse),
  }))(matrix) as tf.Tensor2D;
}
