import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { nearestName, StrnnError, unknownName } from '@strnn/core/error';
import { decodeTable } from './decodeTable.js';
import { parseTrialRow } from './parseTrialRow.js';
import type { TrialRow } from './TrialRow.js';

const trialColumns = ['file', 'subject', 'label', 'session', 'trial', 'start', 'end', 'event', 'duration'] as const;
const required = ['file', 'subject', 'label'] as const;

/**
 * Reads and checks the table of trials of a folder: one row per trial, or per event that starts trials.
 *
 * @param folder absolute
 * @param table relative to the folder
 * @throws StrnnError `data` naming the table, the line, the column, what was expected and what was found: an unknown column
 * (with the nearest name), a recording that is not there, a trial that is there twice, two trials that share samples, a
 * subject or label in two spellings.
 */
export async function readTrialTable(folder: string, table: string): Promise<readonly TrialRow[]> {
  const file = join(folder, table);
  const [header, ...lines] = await readLines(file);
  if (header === undefined)
    throw new StrnnError(
      'data',
      `${file}: expected the columns ${required.join(', ')} and a row per trial, found an empty file`,
    );
  checkHeader(header.record, `${file}, line ${header.line}`);
  if (lines.length === 0) throw new StrnnError('data', `${file}: expected a row per trial, found none`);
  const known = new Set<string>();
  const rows: TrialRow[] = [];
  for (const { record, line } of lines) {
    const where = `${file}, line ${line}`;
    if (record.length !== header.record.length) {
      throw new StrnnError(
        'data',
        `${where}: expected ${header.record.length} cells as in the first line, found ${record.length}`,
      );
    }
    const row = parseTrialRow(new Map(header.record.map((column, index) => [column, record[index]])), line, where);
    if (!known.has(row.file) && !(await stat(join(folder, row.file)).catch(() => undefined))?.isFile()) {
      throw new StrnnError('data', `${where}, column 'file': expected a file of ${folder}, found no '${row.file}'`);
    }
    known.add(row.file);
    rows.push(row);
  }
  checkRows(rows, file);
  return rows;
}

async function readLines(file: string): Promise<{ record: string[]; line: number }[]> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new StrnnError(
      'data',
      `${file}: expected the table of trials (columns ${trialColumns.join(', ')}); ${reason}`,
      { cause: error },
    );
  }
  const text = decodeTable(bytes, file);
  try {
    const parsed: unknown = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return (parsed as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }));
  } catch (error) {
    throw new StrnnError('data', `${file}: not a CSV table: ${(error as Error).message}`, { cause: error });
  }
}

function checkHeader(columns: readonly string[], where: string): void {
  if (columns.length === 1 && /[;\t]/.test(columns[0])) {
    throw new StrnnError(
      'data',
      `${where}: expected columns with commas between them, found '${columns[0].slice(0, 60)}'`,
    );
  }
  for (const [index, column] of columns.entries()) {
    if (!(trialColumns as readonly string[]).includes(column))
      throw unknownName(where, 'column', column, trialColumns, 'data');
    if (columns.indexOf(column) !== index)
      throw new StrnnError('data', `${where}: the column '${column}' is there twice`);
  }
  const missing = required.find((column) => !columns.includes(column));
  if (missing === undefined) return;
  const near = nearestName(missing, columns);
  throw new StrnnError(
    'data',
    `${where}: expected the column '${missing}', found ${columns.join(', ')}${near === undefined ? '' : ` (is it '${near}'?)`}`,
  );
}

/**
 * Refuses names that differ in case or in how their letters are composed alone: one person under two names would be on both
 * sides of a split, one class under two names would be two.
 */
function checkSpellings(rows: readonly TrialRow[], column: 'subject' | 'label', file: string): void {
  const spellings = new Map<string, TrialRow>();
  for (const row of rows) {
    const plain = row[column].normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
    const other = spellings.get(plain);
    if (other !== undefined && other[column] !== row[column]) {
      throw new StrnnError(
        'data',
        `${file}, line ${row.line}, column '${column}': expected '${other[column]}' spelled as in line ${other.line}, found ` +
          `'${row[column]}'; names must differ in more than case and blanks`,
      );
    }
    spellings.set(plain, other ?? row);
  }
}

function checkRows(rows: readonly TrialRow[], file: string): void {
  checkSpellings(rows, 'subject', file);
  checkSpellings(rows, 'label', file);
  const lines = new Map<string, number>();
  for (const { subject, session, trial, line } of rows) {
    if (trial === undefined) continue;
    const key = JSON.stringify([subject, session, trial]);
    const other = lines.get(key);
    if (other !== undefined) {
      throw new StrnnError(
        'data',
        `${file}, line ${line}: subject ${subject}, session ${session} has the trial '${trial}' in line ${other} already`,
      );
    }
    lines.set(key, line);
  }
  const timed = rows.flatMap(({ file: recording, line, part }) => {
    if (part.kind === 'event') return [];
    const [start, end] = part.kind === 'all' ? [0, undefined] : [part.start, part.end];
    return [{ recording, line, start, end: end ?? Infinity }];
  });
  const sorted = timed.sort((a, b) =>
    a.recording === b.recording ? a.start - b.start : a.recording < b.recording ? -1 : 1,
  );
  let last: (typeof sorted)[number] | undefined;
  for (const part of sorted) {
    if (last?.recording === part.recording && part.start < last.end) {
      throw new StrnnError(
        'data',
        `${file}, line ${part.line}: shares samples of ${part.recording} with the trial of line ${last.line} ` +
          `(from ${part.start} s); a split that puts them on different sides would leak`,
      );
    }
    last = last?.recording === part.recording && last.end > part.end ? last : part;
  }
}
