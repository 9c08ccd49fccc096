/** How far a cell is; what a progress display needs and nothing else. */
export interface CellProgress {
  /** Fold in work, from 0. */
  readonly fold: number;
  readonly folds: number;
  /** e.g. `'subject co2a0000364'`. */
  readonly foldName: string;
  /** Epoch in work, from 1; 0 for models without epochs. */
  readonly epoch: number;
  readonly epochs: number;
  /** Mean training loss so far in this epoch; NaN where there is none. */
  readonly loss: number;
  /** Of the whole cell, 0..1. */
  readonly fraction: number;
}
