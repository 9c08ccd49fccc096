/** A curve, or a single value at step 0. */
export interface Series {
  /** `'train/loss'`: what stands before the first `/` groups the charts. */
  readonly name: string;
  readonly points: readonly { readonly step: number; readonly value: number }[];
}
