import type * as tf from '@tensorflow/tfjs';
import type { ParameterSpec } from '../cell/Cell.js';
import type { ModelSpec } from '../kernel/modelTable.js';
import type { ComputePath } from '../layer/sweep.js';
import type { Projector } from '../projector/Projector.js';
import type { Sites } from '../sites/Sites.js';
import type { Lattice } from '../traversal/Lattice.js';
import type { StrnnOptions } from './strnnOptions.js';

/**
 * STRNN as reconstructed: Zhang, Zheng, Cui, Zong, Li, "Spatial-Temporal Recurrent Neural Network for Emotion
 * Recognition", IEEE Trans. Cybernetics 49(3):839-847, 2019, arXiv 1705.04515. The structure is well supported, its
 * details are not verified against the paper's text [R]; what is unknown is an option with a default.
 *
 *   x (T slices x N sites x D) ── per direction r ── h^r_n = σ(U^r x_n + W^r Σ_{p ∈ pred_r(n)} h^r_p + b^r)
 *     └─ s^r_k = Σ_n G^r_{n,k} h^r_n ── m_t = Σ_r P^r vec(s^r_t)
 *          └─ per sense e ∈ {forward, backward} ── h^e_t = σ(R^e m_t + V^e h^e_{t∓1} + c^e)
 *               └─ q^e_k = Σ_t F^e_{t,k} h^e_t ── logits o = Σ_e O^e vec(q^e) + bias
 *
 * Loss = cross-entropy + λ1 Σ_r Ω(G^r) + λ2 Σ_e Ω(F^e). Parameters are named as in these equations, `U/corner:top-left`,
 * `G/...`, `R/forward`, `o/bias`. With Elman cells and R directions their number is
 * R (HD + HH + H + NK + MKH) + 2 (Ht M + Ht Ht + Ht + T Kt + C Kt Ht) + C.
 * Without any direction (traversal `temporal-only`) m_t = P vec(x_t) with one P of M x (N D).
 */
export interface StrnnModel {
  readonly options: StrnnOptions;
  readonly sizes: StrnnSizes;
  readonly sites: Sites;
  /** Every parameter array, in a fixed order. */
  readonly parameters: readonly ParameterSpec[];
  /** Names of the sparse projections and whether they select sites (G) or slices (F). */
  readonly projections: readonly { readonly parameter: string; readonly over: 'sites' | 'slices' }[];
  readonly lattices: readonly Lattice[];
  /** Keeps the projections sparse, by `options.projector`. */
  readonly projector: Projector;
  /** The model as the kernels see it; undefined = a cell or projector of it runs on tensor operations only. */
  readonly kernelSpec: ModelSpec | undefined;
  /** Tensor ops only; call inside `tf.tidy`, or take care of the result's memory. */
  forward(pass: ForwardPass): ForwardResult;
  /** Frees the constant tensors; the model cannot be used afterwards. */
  dispose(): void;
}

/** Sizes that come from the data. */
export interface StrnnSizes {
  /** T, slices in time. */
  readonly slices: number;
  /** D, features per site. */
  readonly features: number;
  /** C, classes. */
  readonly classes: number;
}

/** What one forward pass needs. */
export interface ForwardPass {
  /** N x T x B x D: sites outermost, so that the rows of a site are neighbours (see `batchInput`). */
  readonly x: tf.Tensor4D;
  /** By name, of the shapes in `StrnnModel.parameters`. */
  readonly parameters: Readonly<Record<string, tf.Tensor>>;
  /** Dropout factors: 0 or 1 / (1 - rate). Left out = no dropout. */
  readonly dropout?: {
    /** (T * B) x M on m */
    readonly mixed: tf.Tensor2D;
    /** per sense: B x (Kt * Ht) on vec(q) */
    readonly projected: readonly tf.Tensor2D[];
  };
  /** Default `'fused'`. */
  readonly path?: ComputePath;
}

/** Logits, and every intermediate value by the reference files' names. */
export interface ForwardResult {
  /** B x C */
  readonly logits: tf.Tensor2D;
  /** h and s per direction (rows of h: lattice order), `m`, `temporal/<sense>`, `q/<sense>`. */
  readonly intermediate: Readonly<Record<string, tf.Tensor2D>>;
}
