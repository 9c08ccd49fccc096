import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { Clip } from '../clip/Clip.js';
import { checkClipRows } from './checkClipRows.js';
import type { ClipRow } from './ClipRow.js';
import { locateClip } from './locateClip.js';
import { parseClipRow } from './parseClipRow.js';
import { readTableLines } from './readTableLines.js';

/** Problems of a table that a message shows. */
const most = 10;

export interface LocatedRow extends ClipRow {
  readonly clip: Clip;
}

export interface InspectedTable {
  /** In the order of the table; those with nothing wrong about them. */
  readonly rows: readonly LocatedRow[];
  /** What is wrong, in the order of the lines. */
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
}

/**
 * Reads the table of clips and finds every file that it names. Nothing of the files is read.
 *
 * @param folder absolute
 * @param table relative to the folder
 * @param frameRate of folders of frames, per second; null where it is not known
 * @throws StrnnError `data` when there is no such table
 */
export async function inspectClipTable(
  folder: string,
  table: string,
  frameRate: number | null,
): Promise<InspectedTable> {
  const problems: { line: number; problem: string }[] = [];
  const refuse = (line: number, problem: string): void => void problems.push({ line, problem });
  const rows: ClipRow[] = [];
  for (const line of await readTableLines(join(folder, table))) {
    const row = parseClipRow(line, (problem) => refuse(line.line, problem));
    if (row !== undefined) rows.push(row);
  }
  checkClipRows(rows, refuse);
  const located: LocatedRow[] = [];
  for (const row of rows) {
    try {
      located.push({ ...row, clip: await locateClip(folder, row, frameRate) });
    } catch (error) {
      if (!(error instanceof StrnnError)) throw error;
      refuse(row.line, error.message);
    }
  }
  problems.sort((a, b) => a.line - b.line);
  return { rows: located, problems };
}

/**
 * The rows of a table with nothing wrong in it, as `inspectClipTable`.
 *
 * @throws StrnnError `data` naming every line with a problem, up to ten of them
 */
export async function readClipTable(
  folder: string,
  table: string,
  frameRate: number | null,
): Promise<readonly LocatedRow[]> {
  const { rows, problems } = await inspectClipTable(folder, table, frameRate);
  if (problems.length === 0) return rows;
  const shown = problems.slice(0, most).map(({ line, problem }) => `line ${line}: ${problem}`);
  const rest = problems.length > most ? [`and ${problems.length - most} more`] : [];
  const count = problems.length === 1 ? '' : `${problems.length} problems: `;
  throw new StrnnError('data', `${join(folder, table)}: ${count}${[...shown, ...rest].join('\n  ')}`);
}
