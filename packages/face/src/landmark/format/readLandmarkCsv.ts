import { StrnnError } from '@strnn/core/error';
import type { Landmarks } from '../Landmarks.js';
import type { FaceTrack, TrackedFrame } from './FaceTrack.js';
import { cellNumber, landmarkColumns, type NumberTable, readTable } from './readTable.js';
import { checkFormat } from './TextLines.js';

/** Numbers of a table, and how to name a cell of it. */
interface Table extends NumberTable {
  readonly columns: readonly string[];
  readonly where: string;
}

/**
 * Landmarks in a table, one face per frame, in one of three forms:
 *
 * - a row per frame: columns `x0, y0, x1, y1, ...` or `x_0, ..., y_0, ...` (from 0 or 1, in any order; depths `z0, ...`), and
 *   `frame` and `time` (seconds) where there are;
 * - a row per point: columns `x`, `y` (and `z`), with `point` (else: in the order of the rows) and `frame` where there are;
 * - without names: two columns are x and y of one point per row; 6, 8, ... columns are x, y, x, y, ... of one frame per row.
 *
 * @param where names the file in errors
 * @throws StrnnError 'data' with line and column
 */
export function readLandmarkCsv(text: string, where: string): FaceTrack {
  // Two columns with a tab between them are lines of x and y just as well.
  if (!/^[^\r\n]*\t/.test(text)) checkFormat(text, 'csv', 'a table of landmarks', where);
  const { columns, rows } = readTable(text, where);
  if (columns === undefined) return readNameless(rows, where);
  const table = { columns, rows, where };
  const wide = landmarkColumns(columns, ['x', 'y', 'z'], where);
  if (wide.x.length > 0) return readWide(table, wide);
  if (columns.includes('x') && columns.includes('y')) return readLong(table);
  const rule =
    "expected columns 'x0', 'y0', 'x1', ... or 'x_0', 'y_0', ... (a row per frame) or 'x', 'y' (a row per point)";
  const found = columns.slice(0, 8).join(', ') + (columns.length > 8 ? ', ...' : '');
  throw new StrnnError('data', `${where}: ${rule}, found ${found}.`);
}

function readNameless(rows: NumberTable['rows'], where: string): FaceTrack {
  const width = rows[0].cells.length;
  if (width !== 2 && (width % 2 !== 0 || width < 6)) {
    const rule = 'expected 2 columns (a point per row) or 6, 8, ... columns (x, y, x, y, ... of a frame per row)';
    throw new StrnnError('data', `${where}: ${rule}, found ${width} without names.`);
  }
  const values = rows.map(({ cells, line }) =>
    Float64Array.from(cells, (cell, i) => cellNumber(cell, where, line, String(i + 1))),
  );
  if (width > 2) return { frames: values.map((points, index) => frameOf(index, { points })) };
  return { frames: [frameOf(0, { points: Float64Array.from(values.flatMap((pair) => [...pair])) })] };
}

function readWide({ columns, rows, where }: Table, { x, y, z }: ReturnType<typeof landmarkColumns>): FaceTrack {
  const [frameColumn, timeColumn] = [columns.indexOf('frame'), timeIndex(columns)];
  let last = -Infinity;
  const frames = rows.map(({ cells, line }, row): TrackedFrame => {
    const number = (column: number) => cellNumber(cells[column], where, line, columns[column]);
    const index = frameColumn < 0 ? row : number(frameColumn);
    if (!Number.isSafeInteger(index) || index <= last) {
      throw new StrnnError(
        'data',
        `${where}: line ${line}, column 'frame': expected ascending integers, found ${index}.`,
      );
    }
    last = index;
    const points = new Float64Array(2 * x.length);
    for (let point = 0; point < x.length; point++) {
      points[2 * point] = number(x[point]);
      points[2 * point + 1] = number(y[point]);
    }
    const depth = z.length === 0 ? {} : { depth: Float64Array.from(z, number) };
    return frameOf(index, { points, ...depth }, timeColumn < 0 ? undefined : number(timeColumn));
  });
  return { frames };
}

function readLong({ columns, rows, where }: Table): FaceTrack {
  const [x, y, z, point, frame] = ['x', 'y', 'z', 'point', 'frame'].map((name) => columns.indexOf(name));
  const time = timeIndex(columns);
  /** By frame, then by point: what the row says. */
  const frames = new Map<number, { time: number | undefined; points: Map<number, readonly number[]> }>();
  for (const { cells, line } of rows) {
    const number = (column: number) => cellNumber(cells[column], where, line, columns[column]);
    const index = frame < 0 ? 0 : number(frame);
    const of = frames.get(index) ?? { time: time < 0 ? undefined : number(time), points: new Map<number, number[]>() };
    frames.set(index, of);
    const which = point < 0 ? of.points.size : number(point);
    for (const [name, value] of Object.entries({ frame: index, point: which })) {
      if (!Number.isSafeInteger(value) || value < 0) {
        throw new StrnnError(
          'data',
          `${where}: line ${line}, column '${name}': expected an integer >= 0, found ${value}.`,
        );
      }
    }
    if (of.points.has(which)) {
      throw new StrnnError(
        'data',
        `${where}: line ${line}: expected point ${which} of frame ${index} once, found it twice.`,
      );
    }
    of.points.set(which, [number(x), number(y), ...(z < 0 ? [] : [number(z)])]);
  }
  const ordered = [...frames].sort(([a], [b]) => a - b);
  const numbers = [...ordered[0][1].points.keys()].sort((a, b) => a - b);
  return {
    frames: ordered.map(([index, { time, points }]) => {
      const missing = numbers.find((number) => !points.has(number));
      if (missing !== undefined || points.size !== numbers.length) {
        const rule = `expected the ${numbers.length} points of frame ${ordered[0][0]} in every frame`;
        const found = missing === undefined ? `${points.size} points` : `no point ${missing}`;
        throw new StrnnError('data', `${where}: ${rule}, found ${found} in frame ${index}.`);
      }
      const values = numbers.map((number) => points.get(number)!);
      const depth = z < 0 ? {} : { depth: Float64Array.from(values, (value) => value[2]) };
      return frameOf(
        index,
        { points: Float64Array.from(values.flatMap((value) => value.slice(0, 2))), ...depth },
        time,
      );
    }),
  };
}

function timeIndex(columns: readonly string[]): number {
  return columns.findIndex((column) => column === 'time' || column === 'timestamp');
}

function frameOf(index: number, landmarks: Landmarks, time?: number): TrackedFrame {
  return { index, ...(time === undefined ? {} : { time }), faces: [{ id: '0', landmarks }], failed: 0 };
}
