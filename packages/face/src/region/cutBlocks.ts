import type { PixelBlock } from '../feature/BlockFeature.js';
import type { BlockGrid } from './BlockGrid.js';
import { blockBorders } from './blockBorders.js';
import { checkBlockGrid, checkBlocksFit } from './checkBlockGrid.js';
import { checkOverlap } from './checkOverlap.js';

export interface CutBlocksOptions extends BlockGrid {
  /** What neighbouring blocks share, as a fraction of a block's side: 0 <= overlap < 1. Default 0. */
  readonly overlap?: number;
  /** What the picture is, for errors. Default `'cutBlocks'`. */
  readonly where?: string;
}

/**
 * Blocks of whole pixels that cover a picture, in the order of `blockSites`. The borders are those of `blockMeans`, each rounded
 * to the nearest pixel border (halves up), so sizes may differ by one pixel; without overlap every pixel is in one block.
 *
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @throws StrnnError 'option' for rows, columns or overlap; 'shape' for more blocks than pixels along a side
 */
export function cutBlocks(width: number, height: number, options: CutBlocksOptions): PixelBlock[] {
  const { rows, columns, overlap = 0, where = 'cutBlocks' } = options;
  checkBlockGrid({ rows, columns }, where);
  checkOverlap(overlap, where);
  checkBlocksFit({ rows, columns }, { width, height }, where);
  const down = wholePixels(height, rows, overlap);
  const across = wholePixels(width, columns, overlap);
  return down.flatMap(([top, bottom]) =>
    across.map(([left, right]) => ({ left, top, width: right - left, height: bottom - top })),
  );
}

function wholePixels(length: number, count: number, overlap: number): (readonly [from: number, to: number])[] {
  return blockBorders(length, count, overlap).map(([from, to]) => {
    const first = Math.min(Math.round(from), length - 1);
    // A block is a pixel long at least, which rounding may have taken from it.
    return [first, Math.max(first + 1, Math.round(to))];
  });
}
