import { StrnnError } from '@strnn/core/error';
import type { TableLayout } from './TableLayout.js';

/** The error for a row that has `count` columns. */
export function raggedRow(layout: TableLayout, count: number, line: number): StrnnError {
  return new StrnnError(
    'data',
    `${layout.file}, line ${line}: expected ${layout.columns.length} columns, found ${count}`,
  );
}
