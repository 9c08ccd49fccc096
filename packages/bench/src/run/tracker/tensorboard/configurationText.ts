import { explainCell } from '../../../matrix/explainCell.js';
import type { Plan, PlannedCell } from '../../../matrix/PlannedCell.js';

/** A cell's resolved configuration as a Markdown table: each option, its value and where that came from. */
export function configurationText(plan: Plan, cell: PlannedCell): string {
  // A plan of this one cell: its id need not be looked for among all others.
  const rows = explainCell({ ...plan, cells: [cell] }, cell.id).map(({ path, value, source }) => [path, value, source]);
  return [['option', 'value', 'from'], ['---', '---', '---'], ...rows, ['cell', cell.id, '']]
    .map((row) => `| ${row.map(escapeCell).join(' | ')} |`)
    .join('\n');
}

function escapeCell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\s*\n\s*/g, ' ');
}
