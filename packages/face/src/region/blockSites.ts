import { gridSites, type Sites } from '@strnn/core/sites';
import type { BlockGrid } from './BlockGrid.js';
import { blockBorders } from './blockBorders.js';
import { checkBlockGrid } from './checkBlockGrid.js';
import { checkOverlap } from './checkOverlap.js';

export interface BlockSitesOptions extends BlockGrid {
  /** What neighbouring blocks share, as in `blockMeans`; for positions and picture. Default 0. */
  readonly overlap?: number;
  /** Size of the picture in pixels. Default: its blocks are squares of side 1. */
  readonly image?: { readonly width: number; readonly height: number };
}

/**
 * The blocks of an image as sites, row by row from the top left: rows * columns names `'block r,c'` at the cells [r, c].
 * The order is that of `blockMeans` and `cutBlocks`. Positions: the middles of the blocks, x right, y up, z 0; the picture has the
 * area of every block.
 * @throws StrnnError 'option' unless rows and columns are integers >= 1 (at most 1048576 blocks) and 0 <= overlap < 1
 */
export function blockSites({ rows, columns, overlap = 0, image }: BlockSitesOptions): Sites {
  checkBlockGrid({ rows, columns }, 'blockSites');
  checkOverlap(overlap, 'blockSites');
  const { grid } = gridSites(rows, columns);
  const { width, height } = image ?? { width: columns, height: rows };
  const [across, down] = [blockBorders(width, columns, overlap), blockBorders(height, rows, overlap)];
  const areas = grid.map(([row, column]) => {
    const [[left, right], [top, bottom]] = [across[column], down[row]];
    return [left, top, right - left, bottom - top] as const;
  });
  return {
    names: grid.map(([row, column]) => `block ${row},${column}`),
    grid,
    positions: areas.map(([left, top, blockWidth, blockHeight]) => [
      left + blockWidth / 2,
      0 - top - blockHeight / 2,
      0,
    ]),
    picture: { width, height, areas },
  };
}
