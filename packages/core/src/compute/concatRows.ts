import * as tf from '@tensorflow/tfjs';

/**
 * Stacks matrices of equal width, with a gradient that slices: the library's own gradient goes through `tf.split`,
 * which copies everything once more on wasm.
 *
 * @param parts rows_i x columns each
 * @returns (sum of rows_i) x columns
 */
export function concatRows(parts: readonly tf.Tensor2D[]): tf.Tensor2D {
  if (parts.length === 1) return parts[0];
  const rows = parts.map((part) => part.shape[0]);
  const op = tf.customGrad((...args) => {
    const inputs = args.slice(0, -1) as tf.Tensor2D[];
    return {
      value: tf.concat(inputs, 0),
      gradFunc: (dy: tf.Tensor) => {
        let start = 0;
        return rows.map((count) => {
          const part = tf.slice(dy as tf.Tensor2D, [start, 0], [count, dy.shape[1]!]);
          start += count;
          return part;
        });
      },
    };
  });
  return op(...parts) as tf.Tensor2D;
}
