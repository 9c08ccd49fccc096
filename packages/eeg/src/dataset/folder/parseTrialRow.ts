import { StrnnError } from '@strnn/core/error';
import type { TrialRow } from './TrialRow.js';

/**
 * Checks the cells of one row.
 *
 * @param cells by column; empty where the table has no such column
 * @param where file and line, for errors
 * @throws StrnnError `data` naming the line, the column, what was expected and what was found.
 */
export function parseTrialRow(cells: ReadonlyMap<string, string>, line: number, where: string): TrialRow {
  const cell = (column: string): string => cells.get(column) ?? '';
  const required = (column: string, what: string): string => {
    if (cell(column) !== '') return cell(column);
    throw new StrnnError('data', `${where}, column '${column}': expected ${what}, found nothing`);
  };
  const file = required('file', 'the name of a recording in the folder').replaceAll('\\', '/');
  if (/^(\/|[A-Za-z]:)/.test(file) || file.split('/').includes('..')) {
    throw new StrnnError('data', `${where}, column 'file': expected a name inside the folder, found '${file}'`);
  }
  return {
    line,
    file: file
      .split('/')
      .filter((name) => name !== '' && name !== '.')
      .join('/'),
    subject: required('subject', 'the name of the subject'),
    label: required('label', 'the name of the class'),
    session: cell('session') || '1',
    trial: cell('trial') || undefined,
    part: partOf(cell, where),
  };
}

function partOf(cell: (column: string) => string, where: string): TrialRow['part'] {
  const [start, end, duration] = ['start', 'end', 'duration'].map((column) => seconds(cell(column), column, where));
  const event = cell('event');
  if (event !== '') {
    if (start !== undefined || end !== undefined) {
      const column = start === undefined ? 'end' : 'start';
      throw new StrnnError(
        'data',
        `${where}, column '${column}': expected nothing beside an event, found '${cell(column)}'`,
      );
    }
    if (duration === undefined || duration === 0) {
      throw new StrnnError(
        'data',
        `${where}, column 'duration': expected how many seconds of the trial follow the event, found '${cell('duration')}'`,
      );
    }
    return { kind: 'event', event, duration };
  }
  if (duration !== undefined) {
    throw new StrnnError(
      'data',
      `${where}, column 'duration': expected nothing without an event (use start and end), found '${cell('duration')}'`,
    );
  }
  if (start === undefined && end === undefined) return { kind: 'all' };
  const from = start ?? 0;
  if (end !== undefined && end <= from) {
    throw new StrnnError(
      'data',
      `${where}, column 'end': expected a time after the start at ${from} s, found '${cell('end')}'`,
    );
  }
  return { kind: 'seconds', start: from, end };
}

function seconds(text: string, column: string, where: string): number | undefined {
  if (text === '') return undefined;
  if (!/^\d+(\.\d+)?$/.test(text) || !Number.isFinite(Number(text))) {
    throw new StrnnError(
      'data',
      `${where}, column '${column}': expected a number of seconds from 0, such as 12.5, found '${text}'`,
    );
  }
  return Number(text);
}
