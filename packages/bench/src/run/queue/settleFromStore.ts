import { join } from 'node:path';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { shownPath } from '../shownPath.js';
import { cellFolder } from '../store/cellFolder.js';
import { readCellState } from '../store/readCellState.js';
import { storeFiles } from '../store/storeFormat.js';
import type { QueueFeed } from './QueueFeed.js';

/**
 * Settles a cell if the run folder has it done, failed or given up. The run folder alone decides, whatever was said.
 *
 * @param elsewhere whether no worker of this queue is known to have run it.
 * @returns the cell's state.
 */
export function settleFromStore(
  { store, ledger, seats, observer, onSettled }: QueueFeed,
  cell: PlannedCell,
  elsewhere: boolean,
): 'settled' | 'leased' | 'pending' {
  const found = readCellState(store.folder, cell, 'summary');
  const { state, seconds = 0, folds, accuracy = NaN, message = 'unknown reason' } = found;
  if (state !== 'done' && state !== 'failed' && state !== 'pruned') return state === 'leased' ? 'leased' : 'pending';
  if (!ledger.open.has(cell.id)) return 'settled';
  ledger.settle(cell, state);
  if (elsewhere && !seats.keys().some((key) => key.startsWith(`${cell.id}/`))) observer.cellElsewhere(cell, state);
  else if (state === 'done') seats.end(cell, { state, seconds, folds, accuracy });
  else if (state === 'pruned') seats.end(cell, { state, reason: message, foldsDone: folds });
  else {
    const logFile = shownPath(join(cellFolder(store.folder, cell.id), storeFiles.log));
    seats.end(cell, { state, message, logFile });
  }
  onSettled(state);
  return 'settled';
}
