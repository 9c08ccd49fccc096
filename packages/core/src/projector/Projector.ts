import type * as tf from '@tensorflow/tfjs';

/** Settings that a projector may read. */
export interface ProjectorSettings {
  /** Fraction of rows (sites, or slices in time) that a hard selection keeps, (0, 1]. */
  readonly keep: number;
}

/**
 * A way to keep the projections G (N x K, sites) and F (T x Kt, slices) sparse: a plugin item. Penalty, subgradient and
 * proximal step work on plain arrays beside the optimiser, so that a zero is an exact zero.
 * All matrices are row-major; a row is a site (or slice).
 */
export interface Projector {
  /** Unique name, e.g. `'l1'`. */
  readonly name: string;
  /** One sentence for people, with the formula. */
  readonly description: string;
  /** What the model multiplies by, from the stored weights; left out = the weights themselves. Needs a gradient. */
  apply?(weights: tf.Tensor2D, settings: ProjectorSettings): tf.Tensor2D;
  /** True: `apply` gives what `effective` gives, and passes its gradient on unchanged. Such a projector runs on kernels. */
  readonly straightThrough?: boolean;
  /** Ω(weights) >= 0; the loss gets λ Ω. */
  penalty(weights: Float32Array, rows: number, columns: number): number;
  /** Adds scale * (a subgradient of Ω) to `gradient`. */
  addSubgradient(weights: Float32Array, rows: number, columns: number, scale: number, gradient: Float32Array): void;
  /** argmin_v ½ |v - weights|² + threshold * Ω(v), in place; left out = Ω is used through its subgradient only. */
  proximal?(weights: Float32Array, rows: number, columns: number, threshold: number): void;
  /** The weights as the model uses them, for people to look at: rows that are all zero are dropped sites. */
  effective(weights: Float32Array, rows: number, columns: number, settings: ProjectorSettings): Float32Array;
}
