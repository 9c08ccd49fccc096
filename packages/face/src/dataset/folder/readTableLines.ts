import { parse } from 'csv-parse/sync';
import { nearestName, StrnnError, unknownName } from '@strnn/core/error';
import { readDataFile } from '../files/readDataFile.js';

const clipColumns = ['subject', 'label', 'frames', 'video', 'landmarks', 'session', 'trial', 'start', 'end'] as const;
const required = ['subject', 'label'] as const;
const recordings = ['frames', 'video', 'landmarks'] as const;

/** A row of the table as it is written. */
export interface TableLine {
  /** From 1. */
  readonly line: number;
  /** By column; undefined where the row has another number of cells than the first. */
  readonly cells?: ReadonlyMap<string, string>;
  /** How many cells there are, and should be. */
  readonly count: readonly [found: number, expected: number];
}

/**
 * The rows of the table of clips: UTF-8, commas, the columns' names in the first row.
 *
 * @throws StrnnError `data` when there is no such file, it is no such table, or a column is unknown, missing or there twice
 */
export async function readTableLines(file: string): Promise<readonly TableLine[]> {
  const text = decode(await readDataFile(file, `the table of clips (columns ${clipColumns.join(', ')})`), file);
  const [header, ...rows] = split(text, file);
  if (header === undefined) {
    throw new StrnnError(
      'data',
      `${file}: expected the columns ${required.join(', ')} and frames or video, and a row per clip, found an empty file`,
    );
  }
  checkHeader(header.record, `${file}, line ${header.line}`);
  if (rows.length === 0) throw new StrnnError('data', `${file}: expected a row per clip, found none`);
  return rows.map(({ record, line }): TableLine => {
    const count = [record.length, header.record.length] as const;
    if (record.length !== header.record.length) return { line, count };
    return { line, count, cells: new Map(header.record.map((column, index) => [column, record[index]])) };
  });
}

/** Another encoding than UTF-8 is refused: read as UTF-8 it would turn two names with letters such as ö and ü into one. */
function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new StrnnError('data', `${file}: expected text in UTF-8, found other bytes; save the table as 'CSV UTF-8'`, {
      cause,
    });
  }
}

function split(text: string, file: string): { record: string[]; line: number }[] {
  try {
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
    const parsed: unknown = parse(text, options);
    const rows = parsed as { record: string[]; info: { lines: number } }[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (cause) {
    throw new StrnnError('data', `${file}: not a CSV table: ${(cause as Error).message}`, { cause });
  }
}

function checkHeader(columns: readonly string[], where: string): void {
  if (columns.length === 1 && /[;\t]/.test(columns[0])) {
    const found = `'${columns[0].slice(0, 60)}'`;
    throw new StrnnError('data', `${where}: expected columns with commas between them, found ${found}`);
  }
  for (const [index, column] of columns.entries()) {
    if (!(clipColumns as readonly string[]).includes(column))
      throw unknownName(where, 'column', column, clipColumns, 'data');
    if (columns.indexOf(column) !== index)
      throw new StrnnError('data', `${where}: the column '${column}' is there twice`);
  }
  const missing = required.find((column) => !columns.includes(column));
  if (missing !== undefined) {
    const near = nearestName(missing, columns);
    throw new StrnnError(
      'data',
      `${where}: expected the column '${missing}', found ${columns.join(', ')}${near === undefined ? '' : ` (is it '${near}'?)`}`,
    );
  }
  if (!recordings.some((column) => columns.includes(column))) {
    throw new StrnnError(
      'data',
      `${where}: expected a column 'frames', 'video' or 'landmarks', found ${columns.join(', ')}`,
    );
  }
}
