import { parse } from 'csv-parse/sync';
import { StrnnError } from '@strnn/core/error';
import { parseNumber, plain, quote } from './TextLines.js';

/** A table of numbers: every row has as many cells as there are columns. */
export interface NumberTable {
  /** The names of the first line, without blanks around them; undefined where that line is numbers already. */
  readonly columns?: readonly string[];
  readonly rows: readonly TableRow[];
}

interface TableRow {
  /** From 1. */
  readonly line: number;
  /** Without blanks around them. */
  readonly cells: readonly string[];
}

/**
 * Splits a table with commas, semicolons or tabs between its cells; the first of them in the first line decides.
 * @throws StrnnError 'data' with the line for a row of another length, and for a table without rows
 */
export function readTable(text: string, where: string): NumberTable {
  const first = /^\uFEFF?\s*([^\r\n]*)/.exec(text)![1];
  const delimiter = /[,;\t]/.exec(first)?.[0] ?? ',';
  const records = text.includes('"') ? parseQuoted(text, delimiter, where) : splitLines(text, delimiter);
  const [head] = records;
  if (head === undefined) throw new StrnnError('data', `${where}: expected a table, found an empty file.`);
  const named = head.cells.some((cell) => Number.isNaN(parseNumber(cell)));
  const rows = named ? records.slice(1) : records;
  const ragged = rows.find(({ cells }) => cells.length !== head.cells.length);
  if (ragged !== undefined) {
    const rule = `expected ${head.cells.length} cells as in the first line`;
    throw new StrnnError('data', `${where}: line ${ragged.line}: ${rule}, found ${ragged.cells.length}.`);
  }
  if (rows.length === 0) throw new StrnnError('data', `${where}: expected rows of numbers, found none.`);
  return { rows, ...(named ? { columns: head.cells } : {}) };
}

/** Tables of numbers hardly ever have quotes, and without them this is several times faster. */
function splitLines(text: string, delimiter: string): TableRow[] {
  const rows: TableRow[] = [];
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .entries()) {
    if (line.trim() !== '') rows.push({ line: i + 1, cells: line.split(delimiter).map((cell) => cell.trim()) });
  }
  return rows;
}

function parseQuoted(text: string, delimiter: string, where: string): TableRow[] {
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return (parsed as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => {
      return { line: info.lines, cells: record };
    });
  } catch (error) {
    throw new StrnnError('data', `${where}: not a table: ${plain((error as Error).message)}`, { cause: error });
  }
}

/** @throws StrnnError 'data' naming line and column for anything but a finite number */
export function cellNumber(cell: string, where: string, line: number, column: string): number {
  const value = parseNumber(cell);
  if (!Number.isNaN(value)) return value;
  throw new StrnnError('data', `${where}: line ${line}, column '${column}': expected a number, found ${quote(cell)}.`);
}

/** Which columns hold the coordinates of the points; indices into the table's columns. */
interface LandmarkColumns {
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Empty where there are none. */
  readonly z: readonly number[];
}

/**
 * The columns `x0 x1 ...` or `x_0 x_1 ...`, by number from 0 or from 1, and those of y and z.
 * @param letters what x, y and z are called: case counts, since OpenFace has `x_0` (pixels) and `X_0` (mm)
 * @returns empty lists where there is no x
 * @throws StrnnError 'data' where numbers are left out or occur twice, or where x, y and z do not have the same ones
 */
export function landmarkColumns(
  columns: readonly string[],
  letters: readonly [x: string, y: string, z: string],
  where: string,
): LandmarkColumns {
  const [x, y, z] = letters.map((letter) => numbered(columns, letter, where));
  if (x.length === 0) return { x, y: [], z: [] };
  for (const [axis, list] of [y, z].entries()) {
    const letter = letters[axis + 1];
    if (list.length !== x.length && (list.length > 0 || axis === 0)) {
      const rule = `expected columns '${letter}' with the numbers of '${letters[0]}' (up to ${x.length - 1})`;
      const found = list.length === 0 ? 'none' : `up to ${list.length - 1}`;
      throw new StrnnError('data', `${where}: ${rule}, found ${found}.`);
    }
    if (list.length > 0 && (list[0] === undefined) !== (x[0] === undefined)) {
      const rule = `expected columns '${letters[0]}' and '${letter}' that count from the same number`;
      throw new StrnnError('data', `${where}: ${rule}, found 0 and 1.`);
    }
  }
  const from = x[0] === undefined ? 1 : 0;
  return { x: x.slice(from), y: y.slice(from), z: z.slice(from) };
}

/** Column indices by number; number 0 is a hole where the columns count from 1. */
function numbered(columns: readonly string[], letter: string, where: string): number[] {
  const found: number[] = [];
  const name = new RegExp(`^${letter}_?(\\d{1,6})$`);
  for (const [i, column] of columns.entries()) {
    const number = name.exec(column)?.[1];
    if (number === undefined) continue;
    if (found[Number(number)] !== undefined) {
      throw new StrnnError('data', `${where}: expected every column once, found '${column}' twice.`);
    }
    found[Number(number)] = i;
  }
  for (let number = 1; number < found.length; number++) {
    if (found[number] === undefined) {
      const last = found.length - 1;
      const rule = `expected columns '${letter}' up to number ${last} without a gap`;
      throw new StrnnError('data', `${where}: ${rule}, found no number ${number}.`);
    }
  }
  return found;
}
