import type * as tf from '@tensorflow/tfjs';
import type { ElementwiseActivation } from './activation.js';

/** How a parameter starts. */
export type Initial =
  | { readonly kind: 'xavier-normal'; readonly fanIn: number; readonly fanOut: number; readonly gain: number }
  | { readonly kind: 'constant'; readonly value: number };

/** One parameter array of a layer. */
export interface ParameterSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly initial: Initial;
}

/** Sizes a cell is made for. */
export interface CellSizes {
  /** D, numbers per site (or per slice, in time). */
  readonly inputs: number;
  /** H, hidden units. */
  readonly hidden: number;
  /** False where no site has a predecessor: a cell then leaves its recurrent parameters out. */
  readonly recurrent: boolean;
  /** Gain of the recurrent weights' Xavier-normal start. */
  readonly recurrentGain: number;
}

/**
 * The states of the predecessors of all sites of one level. Every matrix is rows x H, rows = sites of the level x
 * slices, site-major, in the order of the level's inputs.
 */
export interface Predecessors {
  /** Highest number of predecessors of a site of this level, >= 1. */
  readonly slots: number;
  /** Σ over predecessors of state s. */
  sum(state: number): tf.Tensor2D;
  /** Mean over predecessors of state s. */
  mean(state: number): tf.Tensor2D;
  /** State s of the k-th predecessor, 0 <= k < slots; zeros at sites that have fewer. */
  slot(k: number, state: number): tf.Tensor2D;
}

/** One step of a cell for all sites of a level. */
export interface CellStep {
  /** rows x D */
  readonly x: tf.Tensor2D;
  /** Null at a level whose sites have no predecessors. */
  readonly predecessors: Predecessors | null;
  /** The cell's parameters by the names that `parameters` gave. */
  readonly parameters: Readonly<Record<string, tf.Tensor>>;
  /** σ, for cells that leave it free. */
  readonly activation: ElementwiseActivation;
}

/**
 * A recurrent cell: a plugin item. The same cell serves the spatial recurrence (several predecessors per site) and the
 * temporal one (a chain: one predecessor per slice). Written in tensor ops; gradients come from them.
 */
export interface Cell {
  /** Unique name, e.g. `'elman'`. */
  readonly name: string;
  /** One sentence for people, with the equation. */
  readonly description: string;
  /** Names of the state arrays; the first is the output h. */
  readonly states: readonly string[];
  /** Parameters for the given sizes. Names start with U (input), W (recurrent) or b (bias). */
  parameters(sizes: CellSizes): readonly ParameterSpec[];
  /** New states, rows x H each, in the order of `states`. */
  step(step: CellStep): readonly tf.Tensor2D[];
  /**
   * Name of the kernel that computes the same as `step`: `'elman'`, `'gru'` or `'lstm'`, with the parameters of the
   * built-in cell of that name. Left out = tensor operations.
   */
  readonly fused?: string;
}
