import type { Plan } from '../../matrix/PlannedCell.js';
import type { CellState, CellStateName } from './CellState.js';
import { openIndex } from './openIndex.js';
import { readCellStates } from './readCellStates.js';

/** Every cell of a matrix and how many are in each state. */
export interface MatrixState {
  readonly cells: readonly CellState[];
  readonly counts: Readonly<Record<CellStateName, number>>;
}

/**
 * Where a whole matrix stands: its cells in plan order, then the stale folders by name.
 *
 * @param runFolder `runs/<matrix name>`; may not exist yet, then every cell is pending.
 */
export function readMatrixState(runFolder: string, plan: Plan): MatrixState {
  const index = openIndex(runFolder);
  const cells = readCellStates(runFolder, plan.cells, index);
  const planned = new Set(plan.cells.map((cell) => cell.id));
  for (const id of index.folders) {
    if (!planned.has(id)) cells.push({ id, label: 'not in the plan', state: 'stale', folds: 0 });
  }
  const counts: Record<CellStateName, number> = { done: 0, leased: 0, failed: 0, pruned: 0, pending: 0, stale: 0 };
  for (const cell of cells) counts[cell.state] += 1;
  return { cells, counts };
}
