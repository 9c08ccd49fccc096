import { formatPlural } from '../format/formatNumber.js';
import type { Summary } from '../summary/Summary.js';

/** Most cells that are listed one by one. */
const LISTED = 10;

/** What is missing from the matrix, for the top of every page; empty when every cell is done. */
export function completenessLines({ cells }: Summary): string[] {
  if (cells.done === cells.planned) return [];
  const counts = [
    cells.failed.length > 0 && `${cells.failed.length} failed`,
    cells.missing.length > 0 && `${cells.missing.length} not run`,
  ].filter((part) => part !== false);
  const lines = [
    `INCOMPLETE MATRIX: ${cells.done} of ${formatPlural(cells.planned, 'cell')} done, ${counts.join(', ')}.`,
  ];
  const failed = cells.failed.map(
    ({ id, label, seed, error }) => `failed: ${label}, seed ${seed} (cell ${id}): ${error}`,
  );
  const missing = cells.missing.map((cell) => `not run: ${cell}`);
  for (const list of [failed, missing]) {
    lines.push(...list.slice(0, LISTED));
    if (list.length > LISTED) lines.push(`... and ${list.length - LISTED} more; results.json lists all.`);
  }
  return lines;
}
