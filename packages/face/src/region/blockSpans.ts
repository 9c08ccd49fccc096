import { blockBorders } from './blockBorders.js';

/** The pixels of one block along one axis. */
export interface BlockSpan {
  /** The first pixel that the block touches. */
  readonly first: number;
  /** The share of each touched pixel that lies in the block, 0 to 1, divided by the block's length: the sum is 1. */
  readonly weights: Float64Array;
}

/**
 * Cuts an axis of `length` pixels into the blocks of `blockBorders`. Borders are not rounded to pixels: a pixel on a border
 * counts with the share that lies inside.
 * @param length pixels, >= count
 * @param count blocks, >= 1
 * @param overlap 0 <= overlap < 1
 */
export function blockSpans(length: number, count: number, overlap: number): BlockSpan[] {
  return blockBorders(length, count, overlap).map(([from, to]) => {
    const first = Math.floor(from);
    const weights = new Float64Array(Math.ceil(to) - first);
    for (let i = 0; i < weights.length; i++) {
      const pixel = first + i;
      weights[i] = (Math.min(to, pixel + 1) - Math.max(from, pixel)) / (to - from);
    }
    return { first, weights };
  });
}
