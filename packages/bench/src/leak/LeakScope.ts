/** Which samples a transform (a scaler, a smoother, a feature selection) was fitted on. */
export interface FittedScope {
  /** For people, e.g. `'scaler feature-z'`. */
  readonly what: string;
  /** `Fold.index` for which it was fitted. */
  readonly fold: number;
  /** Sample indices it has seen. */
  readonly fittedOn: Int32Array;
  /** True when it uses unlabelled test samples by design and every table says so; such a transform is not a finding. */
  readonly transductive?: boolean;
  /** True when it was fitted anew on train + validation after the choice was made; validation samples are then allowed. */
  readonly refit?: boolean;
}

/** Which samples a choice (of the epoch, of an option) was made on. */
export interface SelectionScope {
  /** For people, e.g. `'epoch'`. */
  readonly what: string;
  /** `Fold.index` for which it was made. */
  readonly fold: number;
  /** Sample indices it has looked at. */
  readonly selectedOn: Int32Array;
}
