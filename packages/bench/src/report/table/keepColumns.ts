import type { ReportTable, TableColumn } from './reportTable.js';

/** The table with some of its columns, and of the reasons for empty cells those that are still referred to. */
export function keepColumns(table: ReportTable, isKept: (column: TableColumn) => boolean): ReportTable {
  const places = table.columns.flatMap((column, i) => (isKept(column) ? [i] : []));
  const rows = table.rows.map(({ row, cells }) => ({ row, cells: places.map((i) => cells[i]) }));
  const used = new Set(
    rows.flatMap(({ cells }) => cells.flatMap(({ text }) => /\u2013 ([a-z]+)$/u.exec(text)?.[1] ?? [])),
  );
  return {
    ...table,
    columns: places.map((i) => table.columns[i]),
    rows,
    reasons: table.reasons.filter(([sign]) => used.has(sign)),
  };
}
