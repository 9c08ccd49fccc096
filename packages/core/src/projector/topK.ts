import * as tf from '@tensorflow/tfjs';
import type { Projector } from './Projector.js';
import { rowNorm } from './rowNorm.js';

/**
 * Hard selection: only the `keep` fraction of rows with the largest Euclidean norm is used. The gradient passes to all
 * rows (straight-through), so that a dropped site can come back. Ω = 0.
 */
export const topK: Projector = {
  name: 'top-k',
  description: 'keeps the fraction `keep` of rows with the largest norm, straight-through gradient',
  apply(weights, { keep }) {
    const count = keptRows(weights.shape[0], keep);
    return tf.customGrad((given) => {
      const norms = tf.sum(tf.square(given as tf.Tensor2D), 1);
      const smallest = tf.min(tf.topk(norms, count).values);
      const mask = tf.cast(tf.greaterEqual(norms, smallest), 'float32');
      return {
        value: tf.mul(given as tf.Tensor2D, tf.reshape(mask, [-1, 1])),
        gradFunc: (dy: tf.Tensor) => dy,
      };
    })(weights) as tf.Tensor2D;
  },
  straightThrough: true,
  penalty: () => 0,
  addSubgradient: () => undefined,
  effective(weights, rows, columns, { keep }) {
    const norms = Array.from({ length: rows }, (_, row) => rowNorm(weights, row, columns));
    const smallest = [...norms].sort((a, b) => b - a)[keptRows(rows, keep) - 1];
    return weights.map((w, i) => (norms[Math.floor(i / columns)] >= smallest ? w : 0));
  },
};

/** At least one row is kept. */
function keptRows(rows: number, keep: number): number {
  return Math.max(1, Math.round(rows * keep));
}
