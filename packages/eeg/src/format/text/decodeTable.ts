import { StrnnError } from '@strnn/core/error';
import { parseDecimal } from './parseDecimal.js';
import { raggedRow } from './raggedRow.js';
import type { TableLayout } from './TableLayout.js';
import type { TextTable } from './indexTable.js';
import { visitFields } from './visitFields.js';

/**
 * Numbers of some columns in rows `from` to `to`, times `factors`.
 *
 * @param wanted columns, from 0
 * @param out one array of `to - from` values for each wanted column
 * @throws StrnnError `data` with line and column for what is no number, and for rows of another length
 */
export async function decodeTable(
  table: TextTable,
  layout: TableLayout,
  wanted: readonly number[],
  factors: readonly number[],
  [from, to]: readonly [number, number],
  out: readonly Float64Array[],
): Promise<void> {
  const place = new Int32Array(layout.columns.length).fill(-1);
  // A column that is asked for twice is decoded into the last array and copied.
  wanted.forEach((column, i) => (place[column] = i));
  await table.visit(from, to, (bytes, start, end, row, line) => {
    const count = visitFields(bytes, start, end, layout.delimiter, layout.quote, (column, fieldStart, fieldEnd) => {
      const to = place[column] ?? -1;
      if (to < 0) return;
      const value = parseDecimal(bytes, fieldStart, fieldEnd);
      out[to][row - from] = Number.isNaN(value)
        ? unreadable(layout, bytes, fieldStart, fieldEnd, line, column)
        : value * factors[to];
    });
    if (count !== layout.columns.length) throw raggedRow(layout, count, line);
  });
  wanted.forEach((column, i) => {
    if (place[column] !== i) out[i].set(out[place[column]]);
  });
}

/** @returns NaN for a missing value that is allowed */
function unreadable(
  layout: TableLayout,
  bytes: Uint8Array,
  start: number,
  end: number,
  line: number,
  column: number,
): number {
  const text = new TextDecoder().decode(bytes.subarray(start, end)).trim();
  if (layout.missing !== undefined && text === layout.missing) return NaN;
  const where = `${layout.file}, line ${line}, column ${column + 1} ('${layout.columns[column]}')`;
  const found = JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}...` : text);
  const hint = /^[+-]?\d+,\d+$/.test(text) ? '; write the file with a decimal point, decimal commas are not read' : '';
  throw new StrnnError('data', `${where}: expected a number, found ${found}${hint}`);
}
