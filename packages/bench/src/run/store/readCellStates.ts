import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellState } from './CellState.js';
import { openIndex, type DigestIndex } from './openIndex.js';
import { readCellState } from './readCellState.js';

/**
 * Where each of many cells stands, in their order: quick by way of the index, which is brought up to date.
 *
 * @param runFolder `runs/<matrix name>`; may not exist yet, then every cell is pending.
 */
export function readCellStates(
  runFolder: string,
  cells: readonly PlannedCell[],
  index: DigestIndex = openIndex(runFolder),
): CellState[] {
  const states = cells.map((cell): CellState => {
    const { id, label } = cell;
    if (!index.hasFolder(id)) return { id, label, state: 'pending', folds: 0 };
    // Without a description of the data there is no digest; the result itself tells enough.
    const stored = index.dataOf(cell.config.data.fingerprint) === undefined ? undefined : index.find(cell);
    if (stored?.state !== 'done') return readCellState(runFolder, cell, 'result');
    const { accuracy, seconds, folds } = stored.digest;
    return { id, label, state: 'done', folds: folds.names.length, accuracy, seconds };
  });
  index.save();
  return states;
}
