import { requireLength } from './requireFiniteList.js';

/** `[row, column]` of a site: integers >= 0. */
export type GridCell = readonly [row: number, column: number];

/**
 * Refuses grid cells that are no lattice: another count than expected, a cell that is not two integers >= 0, two sites in one cell.
 * @throws RangeError that names the function, the field and the cell.
 */
export function requireGrid(where: string, grid: readonly GridCell[], length: number): void {
  requireLength(where, 'grid', grid, length);
  const taken = new Map<string, number>();
  grid.forEach((cell, i) => {
    if (cell.length !== 2 || !cell.every((place) => Number.isInteger(place) && place >= 0)) {
      throw new RangeError(
        `${where}: grid[${i}] must be two integers >= 0 [row, column], but is [${cell.join(', ')}].`,
      );
    }
    const key = cell.join(',');
    const other = taken.get(key);
    if (other !== undefined) {
      throw new RangeError(
        `${where}: grid[${i}] is [${key}], the same cell as grid[${other}]; no two sites may share a cell.`,
      );
    }
    taken.set(key, i);
  });
}
