import * as tf from '@tensorflow/tfjs';
import { plainMatMul } from './matMul.js';

/**
 * Sum over the rows of a matrix: rows x columns -> columns. As a product with a row of ones: tfjs wasm would
 * transpose the whole matrix first to reduce its outer axis.
 */
export function sumRows(matrix: tf.Tensor2D): tf.Tensor1D {
  return tf.reshape(plainMatMul(tf.ones([1, matrix.shape[0]]), matrix), [matrix.shape[1]]);
}
