/** Values on a raster: `values[row * columns + column]`, drawn at `originX + column * stepX`, `originY + row * stepY`. */
export interface Raster {
  readonly rows: number;
  readonly columns: number;
  readonly values: Float64Array;
  readonly originX: number;
  readonly originY: number;
  readonly stepX: number;
  readonly stepY: number;
}

/**
 * The region where a raster is at or above a level, as an SVG path of closed rings for `fill-rule="evenodd"`; empty where
 * nothing is. Marching squares with linear interpolation; beyond its edge the raster counts as below every level.
 */
export function isoRegion(raster: Raster, level: number): string {
  const { rows, columns, values } = raster;
  const inside = (row: number, column: number): boolean =>
    row >= 0 && column >= 0 && row < rows && column < columns && values[row * columns + column] >= level;

  // Every crossing lies on one lattice edge: 'h' from (row, column) to the right, 'v' downwards. Each links two segments.
  const next = new Map<string, string>();
  for (let row = -1; row < rows; row++) {
    for (let column = -1; column < columns; column++) {
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

/** A point in tenths of a pixel: fine enough for an edge between two colours. */
type Tenths = readonly [x: number, y: number];

function closeRings(next: Map<string, string>, place: (key: string) => Tenths): string {
  let path = '';
  for (const start of [...next.keys()]) {
    if (!next.has(start)) continue;
    const points: Tenths[] = [];
    for (let key: string | undefined = start; key !== undefined && next.has(key);) {
      points.push(place(key));
      const following: string = next.get(key)!;
      next.delete(key);
      key = following;
    }
    path += drawRing(points);
  }
  return path;
}

/** Steps from point to point, in the shortest notation: maps are most of a report's size. Whole tenths add up exactly. */
function drawRing([first, ...rest]: readonly Tenths[]): string {
  let [x, y] = first;
  const steps = rest.flatMap(([toX, toY]) => {
    const step = [toX - x, toY - y];
    [x, y] = [toX, toY];
    return step[0] === 0 && step[1] === 0 ? [] : step;
  });
  // A ring smaller than a tenth of a pixel; a path may not have a command without numbers.
  if (steps.length === 0) return '';
  const numbers = steps.map((step, i) => {
    const text = String(step / 10).replace(/^(-?)0\./u, '$1.');
    return i > 0 && step >= 0 ? ` ${text}` : text;
  });
  return `M${first[0] / 10} ${first[1] / 10}l${numbers.join('')}z`;
}

function crossing(raster: Raster, level: number, key: string): Tenths {
  const [row, column] = key.slice(1).split(',').map(Number) as [number, number];
  const [toRow, toColumn] = key.startsWith('h') ? [row, column + 1] : [row + 1, column];
  const { rows, columns, values, originX, originY, stepX, stepY } = raster;
  const on = (r: number, c: number): boolean => r >= 0 && c >= 0 && r < rows && c < columns;
  let share: number;
  // At the raster's edge the ring follows the edge itself.
  if (!on(row, column)) share = 1;
  else if (!on(toRow, toColumn)) share = 0;
  else {
    const from = values[row * columns + column];
    share = (level - from) / (values[toRow * columns + toColumn] - from);
  }
  const x = originX + (column + share * (toColumn - column)) * stepX;
  const y = originY + (row + share * (toRow - row)) * stepY;
  return [Math.round(x * 10), Math.round(y * 10)];
}
