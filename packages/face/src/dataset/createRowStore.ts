/** Rows of one length, put one after the other. */
export interface RowStore {
  add(row: ArrayLike<number>): void;
  /** All rows so far. */
  all(): Float32Array;
}

/**
 * Collects rows without holding them twice, as long as there are not more than expected.
 * @param length of a row
 * @param expected how many rows there will probably be; more make it grow
 */
export function createRowStore(length: number, expected: number): RowStore {
  let values = new Float32Array(length * expected);
  let used = 0;
  return {
    add(row) {
      if (used + length > values.length) {
        const grown = new Float32Array(Math.max(used + length, Math.ceil((1.5 * used) / length) * length));
        grown.set(values.subarray(0, used));
        values = grown;
      }
      values.set(row, used);
      used += length;
    },
    all: () => (used === values.length ? values : values.slice(0, used)),
  };
}
