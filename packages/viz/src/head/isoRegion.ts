import { coordinate } from '../svg/index.js';

/** Values on a square raster: `values[row * size + column]`, drawn at `origin + column * step`, `origin + row * step`. */
export interface Raster {
  readonly size: number;
  readonly values: Float64Array;
  readonly originX: number;
  readonly originY: number;
  readonly step: number;
}

/**
 * The region where a raster is at or above a level, as an SVG path of closed rings for `fill-rule="evenodd"`; empty where
 * nothing is. Marching squares with linear interpolation; beyond its edge the raster counts as below every level.
 */
export function isoRegion(raster: Raster, level: number): string {
  const { size, values } = raster;
  const inside = (row: number, column: number): boolean =>
    row >= 0 && column >= 0 && row < size && column < size && values[row * size + column] >= level;

  // Every crossing lies on one lattice edge: 'h' from (row, column) to the right, 'v' downwards. Each links two segments.
  const next = new Map<string, string>();
  for (let row = -1; row < size; row++) {
    for (let column = -1; column < size; column++) {
      const [top, right, bottom, left] = [
        `h${row},${column}`,
        `v${row},${column + 1}`,
        `h${row + 1},${column}`,
        `v${row},${column}`,
      ];
      const corners =
        (inside(row, column) ? 8 : 0) +
        (inside(row, column + 1) ? 4 : 0) +
        (inside(row + 1, column + 1) ? 2 : 0) +
        (inside(row + 1, column) ? 1 : 0);
      // Segments keep the inside on their left hand, so that they join head to tail.
      for (const [from, to] of SEGMENTS[corners])
        next.set([top, right, bottom, left][from], [top, right, bottom, left][to]);
    }
  }
  return closeRings(next, (key) => crossing(raster, level, key));
}

/** Corner pattern (top left 8, top right 4, bottom right 2, bottom left 1) to segments between sides 0 top, 1 right, 2 bottom, 3 left. */
// prettier-ignore
const SEGMENTS: readonly (readonly (readonly [number, number])[])[] = [
  [], [[2, 3]], [[1, 2]], [[1, 3]],
  [[0, 1]], [[0, 1], [2, 3]], [[0, 2]], [[0, 3]],
  [[3, 0]], [[2, 0]], [[3, 0], [1, 2]], [[1, 0]],
  [[3, 1]], [[2, 1]], [[3, 2]], [],
];

function closeRings(next: Map<string, string>, place: (key: string) => string): string {
  let path = '';
  for (const start of [...next.keys()]) {
    if (!next.has(start)) continue;
    const points: string[] = [];
    for (let key: string | undefined = start; key !== undefined && next.has(key);) {
      points.push(place(key));
      const following: string = next.get(key)!;
      next.delete(key);
      key = following;
    }
    path += `M${points.join('L')}Z`;
  }
  return path;
}

function crossing(raster: Raster, level: number, key: string): string {
  const [row, column] = key.slice(1).split(',').map(Number) as [number, number];
  const [toRow, toColumn] = key.startsWith('h') ? [row, column + 1] : [row + 1, column];
  const { size, values, originX, originY, step } = raster;
  const on = (r: number, c: number): boolean => r >= 0 && c >= 0 && r < size && c < size;
  let share: number;
  // At the raster's edge the ring follows the edge itself.
  if (!on(row, column)) share = 1;
  else if (!on(toRow, toColumn)) share = 0;
  else {
    const from = values[row * size + column];
    share = (level - from) / (values[toRow * size + toColumn] - from);
  }
  const x = originX + (column + share * (toColumn - column)) * step;
  const y = originY + (row + share * (toRow - row)) * step;
  // Tenths of a pixel are enough for an edge between two colours, and keep the file small.
  return `${coordinate(Math.round(x * 10) / 10)} ${coordinate(Math.round(y * 10) / 10)}`;
}
