import { StrnnError } from '@strnn/core/error';
import type { TextTable } from './indexTable.js';
import type { TableLayout } from './TableLayout.js';

/**
 * Refuses a table before anything is allocated for it whose rows cannot all have the columns announced, since every field
 * takes a byte at least.
 */
export function checkTableSize(table: TextTable, layout: TableLayout, bytes: number): void {
  if (table.rows * layout.columns.length <= bytes + 1) return;
  throw new StrnnError(
    'data',
    `${layout.file}: expected ${layout.columns.length} columns in each of ${table.rows} rows, found too few bytes for them (${bytes})`,
  );
}
