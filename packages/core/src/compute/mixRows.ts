import * as tf from '@tensorflow/tfjs';
import { plainMatMul } from './matMul.js';

/** A constant matrix that combines site rows, and its transposition, cut by source part. */
export interface RowMix {
  /** outputs x (all source sites) */
  readonly matrix: tf.Tensor2D;
  /** per source part: (sites of the part) x outputs */
  readonly transposed: readonly tf.Tensor2D[];
}

/**
 * Combines the rows of several stacked site matrices: out = mix · [part_0; part_1; ...]. Each site's row holds S x H
 * numbers, so one small constant matrix does what a gather and a sum over predecessors would, in one product.
 *
 * @param parts (sites_i * S) x H each, site-major
 * @param mix outputs x (sum of sites_i)
 * @returns (outputs * S) x H
 */
export function mixRows(parts: readonly tf.Tensor2D[], mix: RowMix): tf.Tensor2D {
  const op = tf.customGrad((...args) => {
    const inputs = args.slice(0, -1) as tf.Tensor2D[];
    return {
      value: plainMixRows(inputs, mix.matrix),
      gradFunc: (dy: tf.Tensor) => mix.transposed.map((back) => plainMixRows([dy as tf.Tensor2D], back)),
    };
  });
  return op(...parts) as tf.Tensor2D;
}

function plainMixRows(parts: readonly tf.Tensor2D[], matrix: tf.Tensor2D): tf.Tensor2D {
  const [outputs, sites] = matrix.shape;
  const stacked = parts.length === 1 ? parts[0] : tf.concat(parts as tf.Tensor2D[], 0);
  const [rows, hidden] = stacked.shape;
  const slices = rows / sites;
  const mixed = plainMatMul(matrix, tf.reshape(stacked, [sites, slices * hidden]));
  return tf.reshape(mixed, [outputs * slices, hidden]);
}
