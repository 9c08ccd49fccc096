import { nearestName, StrnnError } from '@strnn/core/error';
import type { PlannedCell } from '../matrix/PlannedCell.js';

/**
 * The cells that a pattern names: those whose label holds the text, or whose id begins with it; case does not matter,
 * `*` stands for any text. All cells without a pattern.
 *
 * @throws StrnnError `option` when no cell matches, with the nearest label
 */
export function selectCells(cells: readonly PlannedCell[], pattern: string | undefined): readonly PlannedCell[] {
  if (pattern === undefined) return cells;
  const source = pattern.split('*').map(escapeExpression).join('.*');
  const inLabel = new RegExp(source, 'i');
  const atIdStart = new RegExp(`^${source}`, 'i');
  const chosen = cells.filter(({ id, label }) => inLabel.test(label) || atIdStart.test(id));
  if (chosen.length > 0) return chosen;
  const near = nearestName(
    pattern,
    cells.map(({ label }) => label),
  );
  const hint = near === undefined ? '' : ` Did you mean '${near}'?`;
  throw new StrnnError(
    'option',
    `--only: no cell of the matrix matches '${pattern}' (a part of a label, or the start of an id).${hint} 'strnn plan' lists all ${cells.length} cells.`,
  );
}

function escapeExpression(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
}
