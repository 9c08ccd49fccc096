import type { ReportTable } from './reportTable.js';

/**
 * At most `most` rows of a long table: reference rows, baselines and those with the highest mean accuracy, in the plan's
 * order.
 * @returns the table, and a sentence on what it leaves out; an empty one where it leaves out nothing
 */
export function limitRows(table: ReportTable, most: number): { readonly table: ReportTable; readonly note: string } {
  if (table.rows.length <= most) return { table, note: '' };
  const weight = ({ row }: ReportTable['rows'][number]): number => {
    const isKept = row.baseline || row.result?.comparison.kind === 'reference';
    return (isKept ? 2 : 0) + (row.result?.accuracy.mean ?? -1);
  };
  const limit = table.rows.map(weight).sort((a, b) => b - a)[most - 1];
  const rows = table.rows.filter((row) => weight(row) >= limit).slice(0, most);
  return {
    table: { ...table, rows },
    note: `${rows.length} of ${table.rows.length} rows: baselines, references and the highest mean accuracies.`,
  };
}
