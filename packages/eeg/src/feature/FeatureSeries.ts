/** Features of W successive windows of one trial or recording, at N sites. */
export interface FeatureSeries {
  /** W x N x D, row-major. */
  readonly data: Float32Array | Float64Array;
  readonly shape: { readonly W: number; readonly N: number; readonly D: number };
  /** N site names: channels (`'FP1'`), or pairs of channels for asymmetries (`'FP1-FP2'`). */
  readonly sites: readonly string[];
  /** D feature names, with the unit where there is one (`'delta'`, `'psd alpha (uV^2/Hz)'`). */
  readonly features: readonly string[];
  /** Seconds from the first sample of the signals to the start of window 0. */
  readonly onset: number;
  /** Seconds from the start of one window to the start of the next. */
  readonly step: number;
  /** Seconds of one window. */
  readonly length: number;
}
