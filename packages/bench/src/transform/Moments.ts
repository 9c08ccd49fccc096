/** Mean and scale of every column. */
export interface Moments {
  readonly mean: Float64Array;
  /** Population standard deviation, or 1 where the column does not vary. */
  readonly scale: Float64Array;
}
