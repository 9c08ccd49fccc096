import type { GridCell } from '../check/index.js';
import type { HeadPlace } from './projectAzimuthally.js';

/**
 * Places on the top view of the head for sites known only by their grid cell: row 0 at the nose, column 0 at the left.
 * The grid's square is bent to a disc (elliptical mapping), so that corner cells stay on the head.
 */
export function gridToHead(grid: readonly GridCell[]): HeadPlace[] {
  const rows = grid.map((cell) => cell[0]);
  const columns = grid.map((cell) => cell[1]);
  const centred = (value: number, all: readonly number[]): number => {
    const [low, high] = [Math.min(...all), Math.max(...all)];
    return high === low ? 0 : 0.95 * ((2 * (value - low)) / (high - low) - 1);
  };
  return grid.map(([row, column]) => {
    const u = centred(column, columns);
    const v = -centred(row, rows);
    return [u * Math.sqrt(1 - (v * v) / 2), v * Math.sqrt(1 - (u * u) / 2)];
  });
}
