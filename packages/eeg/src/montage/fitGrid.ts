import { assignCells } from './assignCells.js';

type Point = readonly [x: number, y: number];
type Cell = readonly [row: number, column: number];

/** Sites of the plane and their mirror images (`findHomologues`), brought to symmetry: the midline is x = 0. */
export interface PlaneSites {
  readonly points: readonly Point[];
  readonly homologues: Int32Array;
}

/** Cells of a grid, and how far from their places the sites were moved, in cells. */
export interface FittedGrid {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
  readonly displacements: readonly number[];
}

/**
 * Lays sites on a grid of the given number of rows and columns (odd), stretched over all of them: every site gets a cell
 * of its own such that the sum of squared displacements is least: first the sites on the midline in the middle
 * column, then the homologous pairs in mirrored cells, then the rest. Undefined when they do not fit.
 */
export function fitGrid({ points, homologues }: PlaneSites, rows: number, columns: number): FittedGrid | undefined {
  const half = (columns - 1) / 2;
  const width = points.reduce((most, [x]) => Math.max(most, Math.abs(x)), 0);
  const ys = points.map(([, y]) => y);
  const [front, back] = [Math.max(...ys), Math.min(...ys)];
  const right = width === 0 ? 0 : half / width;
  const down = front === back ? 0 : (rows - 1) / (front - back);
  const places = points.map(([x, y]): Cell => [(front - y) * down, half + x * right]);

  const free = new Set(Array.from({ length: rows * columns }, (_, n) => n));
  const cells: Cell[] = new Array<Cell>(points.length);
  const put = (sites: readonly number[], candidates: readonly number[], mirror: boolean): boolean => {
    if (candidates.length < sites.length) return false;
    const open = candidates.map((cell): Cell => [Math.floor(cell / columns), cell % columns]);
    const costs = new Float64Array(sites.length * open.length);
    for (const [n, site] of sites.entries()) {
      for (const [m, cell] of open.entries()) costs[n * open.length + m] = squared(places[site], cell);
    }
    for (const [n, m] of assignCells(costs, sites.length, open.length).entries()) {
      const [row, column] = open[m];
      cells[sites[n]] = open[m];
      free.delete(candidates[m]);
      if (!mirror) continue;
      cells[homologues[sites[n]]] = [row, 2 * half - column];
      free.delete(row * columns + 2 * half - column);
    }
    return true;
  };

  const sites = points.map((_, n) => n);
  const midline = sites.filter((n) => homologues[n] === n);
  const left = sites.filter(
    (n) => homologues[n] >= 0 && homologues[n] !== n && points[n][0] < points[homologues[n]][0],
  );
  const rest = sites.filter((n) => homologues[n] < 0);
  const inColumns = (least: number, most: number): number[] =>
    [...free].filter((cell) => cell % columns >= least && cell % columns <= most);
  const fits =
    put(midline, inColumns(half, half), false) &&
    put(left, inColumns(0, half - 1), true) &&
    put(rest, [...free], false);
  if (!fits) return undefined;
  return { rows, columns, cells, displacements: cells.map((cell, n) => Math.sqrt(squared(places[n], cell))) };
}

function squared([row, column]: Cell, [otherRow, otherColumn]: Cell): number {
  return (row - otherRow) ** 2 + (column - otherColumn) ** 2;
}
