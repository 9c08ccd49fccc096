import { StrnnError } from '@strnn/core/error';
import { checkSites, type Sites } from '@strnn/core/sites';
import { checkOptionNames } from './checkOptionNames.js';
import { findHomologues } from './findHomologues.js';
import type { PlaneSites } from './fitGrid.js';
import { projectAzimuthal } from './projectAzimuthal.js';
import { smallestGrid } from './smallestGrid.js';

type Position = readonly [x: number, y: number, z: number];

export interface PositionOptions {
  /** Cells. How far the grid may move a site from its place; smaller means a larger grid with more holes. Default 1. */
  readonly maxDisplacement?: number;
}

/** Sites on a grid made from their positions, and how well it fits. */
export interface PositionSites extends Sites {
  readonly positions: readonly Position[];
  readonly quality: {
    readonly rows: number;
    readonly columns: number;
    /** Cells between a site's place in the projection and the cell it got: the largest, and the mean. */
    readonly maxDisplacement: number;
    readonly meanDisplacement: number;
    /** Whether homologous sites lie in mirrored cells, all of them: false when some site has no mirror image. */
    readonly symmetric: boolean;
  };
}

const mostSites = 512;

/**
 * Sites of a cap whose electrodes have no 10-05 names: a grid made from 3-D positions alone (any one unit; x right, y
 * front, z up), for BioSemi's 128 to 256, EGI's nets, digitised caps. In the order given.
 *
 * The positions are projected onto the plane (azimuthal equidistant about the vertex of the best-fitting sphere) and laid
 * over a grid with an odd number of columns and cells that are at most 1.25 times as long as wide (or as wide as long; but
 * as many rows as sites on the midline),
 * front in row 0, left in column 0. Each site gets a cell of its own so that the sum of squared displacements is least;
 * sites whose positions mirror lie in mirrored cells, those on the midline in the middle column. The grid is the one with
 * the fewest cells (sizes are tried in steps of 5 %) on which no site moves by more than `maxDisplacement`; where there is
 * none of up to 4 cells per site (sites in one place), the one that moves them least. `quality` tells. The same sites give the same cells in
 * every order of the channels.
 *
 * @throws StrnnError `shape` when names and positions do not match or are more than 512, `data` for names that are not
 * unique or positions that are not finite, `option` for a bad option.
 */
export function positionSites(
  names: readonly string[],
  positions: readonly Position[],
  options: PositionOptions = {},
): PositionSites {
  const maxDisplacement = checkInput(names, positions, options);
  // Sums and ties depend on the order, so that a standard one makes the result independent of the channels'.
  const order = names
    .map((_, n) => n)
    .sort((a, b) => compare(positions[a], positions[b]) || (names[a] < names[b] ? -1 : 1));
  const plane = symmetrise(order.map((n) => positions[n]));
  const { cells, displacements, rows, columns } = smallestGrid(plane, maxDisplacement);
  const grid: (readonly [number, number])[] = new Array<readonly [number, number]>(names.length);
  for (const [place, n] of order.entries()) grid[n] = cells[place];
  return {
    names: [...names],
    grid,
    positions: [...positions],
    quality: {
      rows,
      columns,
      maxDisplacement: Math.max(...displacements),
      meanDisplacement: displacements.reduce((sum, value) => sum + value, 0) / displacements.length,
      symmetric: plane.homologues.every((other) => other >= 0),
    },
  };
}

function checkInput(names: readonly string[], positions: readonly Position[], options: PositionOptions): number {
  const where = 'positionSites';
  checkOptionNames(options, where, ['maxDisplacement']);
  const { maxDisplacement = 1 } = options;
  if (!(typeof maxDisplacement === 'number' && maxDisplacement > 0)) {
    const rule = 'expected a number of cells above 0';
    throw new StrnnError('option', `${where}.maxDisplacement: ${rule}, found ${String(maxDisplacement)}`);
  }
  if (!Array.isArray(positions)) throw new StrnnError('shape', `${where}: expected a list of positions`);
  const grid = Array.isArray(names) ? names.map((_, n) => [0, n] as const) : [];
  checkSites({ names, grid, positions }, where);
  if (names.length > mostSites) {
    throw new StrnnError('shape', `${where}: expected at most ${mostSites} sites, found ${names.length}`);
  }
  return maxDisplacement;
}

/** Front before back, left before right, top before bottom. */
function compare([ax, ay, az]: Position, [bx, by, bz]: Position): number {
  return by - ay || ax - bx || bz - az;
}

/**
 * Projects, finds the homologues, and moves both of a pair (and the midline) to where they mirror exactly. Positions are
 * scaled to at most 1 first, and places nearer to the midline than rounding are on it, so that no unit is too large or small.
 */
function symmetrise(positions: readonly Position[]): PlaneSites {
  const size = positions.flat().reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const { points, centre } = projectAzimuthal(positions.map(([x, y, z]) => [x / size, y / size, z / size]));
  const xs = points.map(([x]) => x);
  const middle = centre === undefined ? (Math.min(...xs) + Math.max(...xs)) / 2 : 0;
  const level = points.map(([x, y]) => [Math.abs(x - middle) < 1e-9 ? 0 : x - middle, y] as const);
  const homologues = findHomologues(level);
  const exact = level.map(([x, y], n) => {
    const other = homologues[n];
    return other < 0 ? ([x, y] as const) : ([(x - level[other][0]) / 2, (y + level[other][1]) / 2] as const);
  });
  return { points: exact, homologues };
}
