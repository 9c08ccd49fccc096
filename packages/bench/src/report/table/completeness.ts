import { formatPlural } from '../format/formatNumber.js';
import type { Summary, UnfinishedCell } from '../summary/Summary.js';

/** Most cells that are listed one by one. */
const LISTED = 10;

/** What is missing from the matrix, for the top of every page; empty when every cell is done. The first line says it all. */
export function completenessLines({ cells }: Summary): string[] {
  if (cells.done === cells.planned) return [];
  const counts = [
    cells.failed.length > 0 && `${cells.failed.length} failed`,
    cells.pruned.length > 0 && `${cells.pruned.length} pruned`,
    cells.missing.length > 0 && `${cells.missing.length} not run`,
  ].filter((part) => part !== false);
  const lines = [
    `INCOMPLETE MATRIX: ${cells.done} of ${formatPlural(cells.planned, 'cell')} done, ${counts.join(', ')}.`,
  ];
  const describe = (what: string, list: readonly UnfinishedCell[]): string[] =>
    list.map(({ id, label, seed, reason }) => `${what}: ${label}, seed ${seed} (cell ${id}): ${reason}`);
  const missing = cells.missing.map((cell) => `not run: ${cell}`);
  for (const list of [describe('failed', cells.failed), describe('pruned', cells.pruned), missing]) {
    lines.push(...list.slice(0, LISTED));
    if (list.length > LISTED) lines.push(`... and ${list.length - LISTED} more; results.json lists all.`);
  }
  return lines;
}
