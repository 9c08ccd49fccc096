/** What the cache keeps: something that JSON holds, and numbers. */
export interface StoredValue<Header = unknown> {
  /** Plain JSON. */
  readonly header: Header;
  readonly arrays: readonly (Float32Array | Float64Array)[];
}
