/** Everything that training needs to go on as if it had never stopped: randomness is derived from seed and epoch. */
export interface Checkpoint {
  /** `'select'`: choosing the epoch on validation groups (or training to the last epoch); `'refit'`: training again on both. */
  readonly phase: 'select' | 'refit';
  /** Epochs done in this phase. */
  readonly epoch: number;
  readonly adamStep: number;
  /** Flat: parameters, Adam's two moments, and the parameters of the best epoch so far. */
  readonly vector: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly best: Float32Array;
  /** 1-based; 0 = none yet. */
  readonly bestEpoch: number;
  readonly bestAccuracy: number;
  readonly bestLoss: number;
  readonly trainLoss: readonly number[];
  readonly validationAccuracy: readonly number[];
}
