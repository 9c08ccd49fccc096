import { StrnnError } from '@strnn/core/error';
import { fitGrid, type FittedGrid, type PlaneSites } from './fitGrid.js';

interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** How far its cells are from squares: 0 for squares. */
  readonly stretch: number;
}

/** Cells are at most this much longer than wide, or wider than long, in the plane. */
const longestSide = 1.25;
/** Sizes closer than this are not all tried: it bounds the number of assignments to be solved. */
const step = 1.05;

/**
 * The grid with the fewest cells, among sizes about 5 % apart with an odd number of columns and nearly square cells, on
 * which no site moves by more than `maxDisplacement` cells; else the one that moves the farthest site least. Sites that all
 * lie on the midline get a column with a row each.
 */
export function smallestGrid(plane: PlaneSites, maxDisplacement: number): FittedGrid {
  const N = plane.points.length;
  const flat = plane.points.every(([x]) => x === 0);
  let best: FittedGrid | undefined;
  let least = Infinity;
  for (const { rows, columns } of flat ? [{ rows: N, columns: 1 }] : gridSizes(plane)) {
    const fitted = fitGrid(plane, rows, columns);
    if (fitted === undefined) continue;
    const most = Math.max(...fitted.displacements);
    if (most <= maxDisplacement) return fitted;
    if (most < least) [best, least] = [fitted, most];
  }
  if (best === undefined) throw new StrnnError('data', `positionSites: found no grid for ${N} sites`);
  return best;
}

/** Sizes from 1 to 4 cells per site, ascending; of about as many cells the one whose cells are nearest to squares. */
function gridSizes({ points, homologues }: PlaneSites): GridSize[] {
  const N = points.length;
  const ys = points.map(([, y]) => y);
  const width = 2 * points.reduce((most, [x]) => Math.max(most, Math.abs(x)), 0);
  const depth = Math.max(...ys) - Math.min(...ys);
  const midline = points.filter((_, n) => homologues[n] === n).length;
  const sizes: GridSize[] = [];
  for (let columns = 3; columns <= 2 * N + 1; columns += 2) {
    const square = Math.min((depth / width) * (columns - 1) + 1, N);
    const last = Math.max(midline, square * longestSide + 1);
    for (let rows = Math.max(1, midline, Math.ceil(square / longestSide)); rows <= last; rows++) {
      const cells = rows * columns;
      if (cells >= N && cells <= 4 * N + 9) sizes.push({ rows, columns, stretch: Math.abs(Math.log(rows / square)) });
    }
  }
  sizes.sort((a, b) => a.rows * a.columns - b.rows * b.columns || a.stretch - b.stretch);
  const tried: GridSize[] = [];
  for (let from = 0; from < sizes.length;) {
    const band = sizes
      .slice(from)
      .filter(({ rows, columns }) => rows * columns < step * sizes[from].rows * sizes[from].columns);
    tried.push(band.reduce((squarest, size) => (size.stretch < squarest.stretch ? size : squarest)));
    from += band.length;
  }
  return tried;
}
