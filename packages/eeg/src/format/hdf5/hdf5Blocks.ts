/** A block of a dataset whose elements lie together in the row-major whole. */
export interface Hdf5Block {
  readonly start: readonly number[];
  readonly count: readonly number[];
  /** Where the block lies in the whole, in bytes. */
  readonly offset: number;
  readonly bytes: number;
}

const target = 2 ** 24;

/**
 * Cuts a dataset (row-major `shape`, `size` bytes per element, none of them 0) into blocks of about 16 MiB that cover it
 * in order. Blocks end where chunks end, as a chunk that lies in two blocks would be unpacked twice: a block is larger
 * where one row of chunks is.
 */
export function* hdf5Blocks(
  shape: readonly number[],
  size: number,
  chunks: readonly number[] | null,
): Generator<Hdf5Block> {
  const inner = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, length) => product * length, size));
  let axis = 0;
  const step = (at: number): number => chunks?.[at] ?? 1;
  while (axis < shape.length - 1 && step(axis) === 1 && inner[axis] > target) axis++;
  const rows = Math.max(1, Math.floor(target / inner[axis] / step(axis))) * step(axis);
  const outer = shape.slice(0, axis).reduce((product, length) => product * length, 1);
  for (let index = 0; index < outer; index++) {
    const leading: number[] = [];
    for (let at = axis - 1, rest = index; at >= 0; at--) {
      leading.unshift(rest % shape[at]);
      rest = Math.floor(rest / shape[at]);
    }
    for (let row = 0; row < shape[axis]; row += rows) {
      const count = Math.min(rows, shape[axis] - row);
      yield {
        start: [...leading, row, ...shape.slice(axis + 1).map(() => 0)],
        count: [...leading.map(() => 1), count, ...shape.slice(axis + 1)],
        offset: (index * shape[axis] + row) * inner[axis],
        bytes: count * inner[axis],
      };
    }
  }
}
