import type { ByteSource } from '../recording/openBytes.js';
import { scanLines, type LineStart } from './scanLines.js';

/** Lines of numbers in a text file, with an index coarse enough to be small for files of any size. */
export interface TextTable {
  readonly rows: number;
  /** Visits rows `from` to `to`. */
  visit(from: number, to: number, visit: VisitRow): Promise<void>;
}

/** Gets one row: bytes `start` to `end` of `bytes`, valid during the call only, its number from 0 and its line from 1. */
export type VisitRow = (bytes: Uint8Array, start: number, end: number, row: number, line: number) => void;

/** The file is scanned from at most this many bytes before a row that is asked for. */
const indexBytes = 262_144;

/**
 * Counts the rows from `from` on and keeps where some of them begin.
 *
 * @param isComment whether a line is none of the data
 * @param visit gets every row on the way
 */
export async function indexTable(
  source: ByteSource,
  from: LineStart,
  isComment: (firstByte: number) => boolean,
  visit?: VisitRow,
): Promise<TextTable> {
  const marks: (LineStart & { readonly row: number })[] = [];
  let rows = 0;
  await scanLines(source, from, (bytes, start, end, line, offset) => {
    if (isComment(bytes[start])) return;
    if (marks.length === 0 || offset >= marks[marks.length - 1].offset + indexBytes)
      marks.push({ row: rows, line, offset });
    visit?.(bytes, start, end, rows, line);
    rows++;
  });

  return {
    rows,
    async visit(first, last, visitRow) {
      if (last <= first) return;
      let low = 0;
      let high = marks.length - 1;
      while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if (marks[middle].row <= first) low = middle;
        else high = middle - 1;
      }
      let { row } = marks[low];
      await scanLines(source, marks[low], (bytes, start, end, line) => {
        if (isComment(bytes[start])) return true;
        if (row >= first) visitRow(bytes, start, end, row, line);
        row++;
        return row < last;
      });
    },
  };
}
