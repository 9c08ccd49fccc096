import { hasSameFolds, hasSameSubjects } from '../summary/compareRows.js';
import { isRanked, type DoneRow, type SummaryRow } from '../summary/Summary.js';
import type { LeftOut } from './MatrixStatistics.js';

/**
 * The rows that were evaluated as the first honest row was: one data set, one protocol, the same test subjects. Lenient,
 * transductive and pruned rows never are among them.
 *
 * @param rows that have a result or not; those without are passed over
 */
export function comparableRows(rows: readonly SummaryRow[]): { readonly rows: DoneRow[]; readonly leftOut: LeftOut[] } {
  const first = rows.find(isRanked);
  const kept: DoneRow[] = [];
  const leftOut: LeftOut[] = [];
  for (const row of rows) {
    const reason = first === undefined || row.result === undefined ? undefined : reasonAgainst(row, first);
    if (reason !== undefined) leftOut.push({ label: row.label, reason });
    else if (isRanked(row)) kept.push(row);
  }
  return { rows: kept, leftOut };
}

function reasonAgainst(row: SummaryRow, first: DoneRow): string | undefined {
  if (row.lenient) return 'lenient';
  if (row.transductive) return 'transductive';
  if (row.pruned) return 'pruned';
  if (row.dataName !== first.dataName) return 'another data set';
  if (!hasSameFolds(row.protocol, first.protocol)) return 'another protocol';
  return hasSameSubjects(row, first) ? undefined : 'other test samples';
}
