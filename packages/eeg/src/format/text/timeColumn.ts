import { StrnnError } from '@strnn/core/error';
import { parseDecimal } from './parseDecimal.js';
import { raggedRow } from './raggedRow.js';
import type { TableLayout } from './TableLayout.js';
import type { VisitRow } from './indexTable.js';
import { visitFields } from './visitFields.js';

/** Gathers the rate from a column of times. */
export interface TimeColumn {
  readonly visit: VisitRow;
  /**
   * Samples per second, from the first and the last time; a whole number where it is within 0.2 % of
   * one and that ends within half a sample of the last time.
   * @throws StrnnError `data` where the times have a gap, or there are fewer than two
   */
  rate(): number;
}

/**
 * @param column from 0
 * @param unit seconds in a unit of the column
 * @throws StrnnError `data` (from `visit`) with line and column for a time that is no number or does not rise
 */
export function timeColumn(layout: TableLayout, column: number, unit: number): TimeColumn {
  let rows = 0;
  let first = NaN;
  let last = NaN;
  let longest = 0;
  let longestLine = 0;
  const where = (line: number): string =>
    `${layout.file}, line ${line}, column ${column + 1} ('${layout.columns[column]}')`;
  return {
    visit(bytes, start, end, _row, line) {
      let time = NaN;
      let text = '';
      const count = visitFields(bytes, start, end, layout.delimiter, layout.quote, (place, from, to) => {
        if (place !== column) return;
        time = parseDecimal(bytes, from, to) * unit;
        if (Number.isNaN(time)) text = new TextDecoder().decode(bytes.subarray(from, to));
      });
      if (count !== layout.columns.length) throw raggedRow(layout, count, line);
      if (Number.isNaN(time))
        throw new StrnnError('data', `${where(line)}: expected a time, found ${JSON.stringify(text)}`);
      if (time <= last) {
        throw new StrnnError(
          'data',
          `${where(line)}: expected a time above ${last} s, found ${time} s; give the rate instead of a time column`,
        );
      }
      if (time - last > longest) {
        longest = time - last;
        longestLine = line;
      }
      if (rows === 0) first = time;
      last = time;
      rows++;
    },
    rate() {
      if (rows < 2) throw new StrnnError('data', `${layout.file}: expected two times or more, found ${rows}`);
      const rate = (rows - 1) / (last - first);
      const whole = Math.round(rate);
      if (longest * rate > 1.75) {
        throw new StrnnError(
          'data',
          `${where(longestLine)}: expected evenly spaced times (${1 / rate} s apart on average), found a step of ${longest} s; ` +
            'cut the file there, or give the rate instead of a time column',
        );
      }
      const drift = Math.abs((rows - 1) / whole - (last - first));
      return whole > 0 && drift < 0.5 / whole && Math.abs(rate - whole) < 2e-3 * rate ? whole : rate;
    },
  };
}
