/** The pixels of one block along one axis. */
export interface BlockSpan {
  /** The first pixel that the block touches. */
  readonly first: number;
  /** The share of each touched pixel that lies in the block, 0 to 1, divided by the block's length: the sum is 1. */
  readonly weights: Float64Array;
}

/**
 * Cuts an axis of `length` pixels into `count` blocks of equal size that reach exactly from end to end. Neighbours share
 * `overlap` of a block, so a block is length / (count - (count - 1) overlap) long. Borders are not rounded to pixels: a pixel
 * on a border counts with the share that lies inside.
 * @param length pixels, >= count
 * @param count blocks, >= 1
 * @param overlap 0 <= overlap < 1
 */
export function blockSpans(length: number, count: number, overlap: number): BlockSpan[] {
  const blocks = count - (count - 1) * overlap; // length of the axis in blocks
  return Array.from({ length: count }, (_, k) => {
    // One division, at the end: exact wherever the border falls on a pixel and the overlap is 0.
    const from = (k * (1 - overlap) * length) / blocks;
    const to = k === count - 1 ? length : Math.min(length, ((k * (1 - overlap) + 1) * length) / blocks);
    const first = Math.floor(from);
    const weights = new Float64Array(Math.ceil(to) - first);
    for (let i = 0; i < weights.length; i++) {
      const pixel = first + i;
      weights[i] = (Math.min(to, pixel + 1) - Math.max(from, pixel)) / (to - from);
    }
    return { first, weights };
  });
}
