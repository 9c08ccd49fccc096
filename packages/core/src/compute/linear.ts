import * as tf from '@tensorflow/tfjs';
import { plainMatMul } from './matMul.js';
import { sumRows } from './sumRows.js';

/**
 * x·Wᵀ, or x·Wᵀ + bias, with W stored as in the model's equations (outputs x inputs).
 *
 * @param x rows x inputs
 * @param weights outputs x inputs
 * @param bias outputs; left out = none
 * @returns rows x outputs
 */
export function linear(x: tf.Tensor2D, weights: tf.Tensor2D, bias?: tf.Tensor1D): tf.Tensor2D {
  const forward = (input: tf.Tensor2D, w: tf.Tensor2D): tf.Tensor2D => plainMatMul(input, tf.transpose(w));
  const backward = (dy: tf.Tensor2D, input: tf.Tensor2D, w: tf.Tensor2D): [tf.Tensor2D, tf.Tensor2D] => [
    plainMatMul(dy, w),
    plainMatMul(tf.transpose(dy), input),
  ];
  if (bias === undefined) {
    return tf.customGrad((input, w, save) => {
      (save as tf.GradSaveFunc)([input as tf.Tensor, w as tf.Tensor]);
      return {
        value: forward(input as tf.Tensor2D, w as tf.Tensor2D),
        gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) =>
          backward(dy as tf.Tensor2D, saved[0] as tf.Tensor2D, saved[1] as tf.Tensor2D),
      };
    })(x, weights);
  }
  return tf.customGrad((input, w, b, save) => {
    (save as tf.GradSaveFunc)([input as tf.Tensor, w as tf.Tensor]);
    return {
      value: tf.add(forward(input as tf.Tensor2D, w as tf.Tensor2D), b as tf.Tensor1D),
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => [
        ...backward(dy as tf.Tensor2D, saved[0] as tf.Tensor2D, saved[1] as tf.Tensor2D),
        sumRows(dy as tf.Tensor2D),
      ],
    };
  })(x, weights, bias) as tf.Tensor2D;
}
