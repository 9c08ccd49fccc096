import { gridSites, type Sites } from '@strnn/core/sites';
import type { BlockGrid } from './BlockGrid.js';
import { checkBlockGrid } from './checkBlockGrid.js';

/**
 * The blocks of an image as sites, row by row from the top left: rows * columns names `'block r,c'` at the cells [r, c].
 * The order is that of `blockMeans`. No positions.
 * @throws StrnnError 'option' unless rows and columns are integers >= 1 (at most 1048576 blocks)
 */
export function blockSites({ rows, columns }: BlockGrid): Sites {
  checkBlockGrid({ rows, columns }, 'blockSites');
  const { grid } = gridSites(rows, columns);
  return { names: grid.map(([row, column]) => `block ${row},${column}`), grid };
}
