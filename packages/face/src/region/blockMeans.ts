import { StrnnError } from '@strnn/core/error';
import { checkFrames } from '../image/checkFrames.js';
import type { GrayImage } from '../image/Image.js';
import type { BlockGrid } from './BlockGrid.js';
import { type BlockSpan, blockSpans } from './blockSpans.js';
import { checkBlockGrid, checkBlocksFit } from './checkBlockGrid.js';
import { checkOverlap } from './checkOverlap.js';

export interface BlockMeansOptions extends BlockGrid {
  /** T frames of one size, at least one. */
  readonly frames: readonly GrayImage[];
  /** What neighbouring blocks share, as a fraction of a block's side: 0 <= overlap < 1. Default 0. */
  readonly overlap?: number;
  /** What the frames are, for errors. Default `'blockMeans'`. */
  readonly where?: string;
}

/**
 * The mean gray value of every block of every frame. The blocks are of equal size and cover the image exactly; a block
 * border is a fraction of the image, not rounded to pixels: a pixel on a border counts in each block with the share of
 * its area that lies there, so no pixel is lost or preferred when the size is not divisible. With overlap o a block is
 * height / (rows - (rows - 1) o) high, and likewise wide. Summed in float64.
 *
 * @returns T x N x 1, row-major, 0 to 1; N = rows * columns in the order of `blockSites`
 * @throws StrnnError 'option' for rows, columns or overlap; 'shape' for no frame, frames that are not gray, of different
 * size or not as long as their size says, and for more blocks than pixels along a side
 */
export function blockMeans(options: BlockMeansOptions): Float32Array {
  const { frames, rows, columns, overlap = 0, where = 'blockMeans' } = options;
  checkBlockGrid({ rows, columns }, where);
  checkOverlap(overlap, where);
  if (frames.length === 0) throw new StrnnError('shape', `${where}: expected at least one frame, found none.`);
  checkFrames(frames, where);
  const { width, height } = frames[0];
  checkBlocksFit({ rows, columns }, { width, height }, where);

  const down = blockSpans(height, rows, overlap);
  const across = blockSpans(width, columns, overlap);
  const means = new Float32Array(frames.length * rows * columns); // (T, N, 1)
  const rowMeans = new Float64Array(height * columns); // (height, columns), of one frame
  frames.forEach(({ data }, t) => {
    for (let y = 0; y < height; y++) {
      across.forEach((span, c) => (rowMeans[y * columns + c] = spanMean(data, span, y * width, 1)));
    }
    down.forEach((span, r) => {
      for (let c = 0; c < columns; c++) {
        means[(t * rows + r) * columns + c] = spanMean(rowMeans, span, c, columns);
      }
    });
  });
  return means;
}

function spanMean(values: ArrayLike<number>, { first, weights }: BlockSpan, offset: number, stride: number): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * values[offset + (first + i) * stride];
  return sum;
}
