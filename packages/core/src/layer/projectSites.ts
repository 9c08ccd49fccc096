import * as tf from '@tensorflow/tfjs';
import { matMul } from '../compute/matMul.js';
import { permuteRows } from '../compute/permuteRows.js';
import type { PreparedLattice } from './prepareLattice.js';

/**
 * The sparse projection: s_k = Σ_n G_{n,k} h_n for every slice (and in time q_k = Σ_t F_{t,k} h_t).
 *
 * @param weights N x K, in site order
 * @param hidden (N * S) x H, in lattice order
 * @returns S x (K * H)
 */
export function projectSites(weights: tf.Tensor2D, hidden: tf.Tensor2D, lattice: PreparedLattice): tf.Tensor2D {
  const [sites, projections] = weights.shape;
  const slices = hidden.shape[0] / sites;
  const size = hidden.shape[1];
  const inOrder = permuteRows(weights, lattice.order, lattice.inverse); // (N, K)
  const stacked = tf.reshape<tf.Rank.R2>(hidden, [sites, slices * size]); // (N, S * H)
  const projected = matMul(tf.transpose(inOrder), stacked); // (K, S * H)
  const bySlice = tf.transpose(tf.reshape(projected, [projections, slices, size]), [1, 0, 2]); // (S, K, H)
  return tf.reshape<tf.Rank.R2>(bySlice, [slices, projections * size]);
}
