import { StrnnError, unknownName } from '@strnn/core/error';
import type { RecordingEvent } from '../Recording.js';
import type { ArffAttribute } from './readArffHead.js';
import { raggedRow } from './raggedRow.js';
import type { TableLayout } from './TableLayout.js';
import type { TextTable } from './indexTable.js';
import { visitFields } from './visitFields.js';

const mostEvents = 5_000_000;

/**
 * The nominal attributes of a table as events: one for every stretch of rows with the same value, labelled
 * `'eyeDetection=1'`. Missing values (`?`) give none.
 */
export async function arffEvents(
  table: TextTable,
  layout: TableLayout,
  attributes: readonly ArffAttribute[],
  rate: number,
): Promise<RecordingEvent[]> {
  const events: RecordingEvent[] = [];
  const nominal = attributes.map(({ type, values }) => (type === 'nominal' ? new Set(values) : undefined));
  const value = new Array<string>(attributes.length).fill('?');
  const since = new Array<number>(attributes.length).fill(0);
  const end = (column: number, row: number): void => {
    if (value[column] === '?') return;
    if (events.length >= mostEvents)
      throw new StrnnError('data', `${layout.file}: expected at most ${mostEvents} events, found more`);
    const duration = (row - since[column]) / rate;
    events.push({ onset: since[column] / rate, duration, label: `${attributes[column].name}=${value[column]}` });
  };
  await table.visit(0, table.rows, (bytes, start, stop, row, line) => {
    const count = visitFields(bytes, start, stop, layout.delimiter, layout.quote, (column, from, to) => {
      const allowed = nominal[column];
      if (allowed === undefined) return;
      const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
        .toString('utf8')
        .trim();
      if (text === value[column]) return;
      if (text !== '?' && !allowed.has(text)) {
        throw unknownName(
          `${layout.file}, line ${line}, column ${column + 1} ('${layout.columns[column]}')`,
          'value',
          text,
          [...allowed],
          'data',
        );
      }
      end(column, row);
      value[column] = text;
      since[column] = row;
    });
    if (count !== attributes.length) throw raggedRow(layout, count, line);
  });
  attributes.forEach((_, column) => {
    if (nominal[column] !== undefined) end(column, table.rows);
  });
  return events;
}
