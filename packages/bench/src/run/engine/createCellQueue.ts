import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { Lease } from '../lease/Lease.js';
import { claimCell, type Claim } from '../store/claimCell.js';
import { readCellStates } from '../store/readCellStates.js';
import { storeError } from '../store/storeError.js';
import { expectedCost } from './expectedCost.js';

/** A cell that this process now holds. */
export interface ClaimedCell {
  readonly state: 'claimed';
  readonly cell: PlannedCell;
  readonly lease: Lease;
  readonly folder: string;
  /** It was given up early before, and now all of it is asked for (`--retry`). */
  readonly wasPruned: boolean;
  /** Something to tell the user. */
  readonly note?: string;
}

/** The cells of one run, each in one place: to run, run by another process, done, failed or pruned. */
export interface CellQueue {
  /** Not yet claimed, longest first. */
  readonly pending: readonly PlannedCell[];
  /** Held by other processes when last looked at. */
  readonly elsewhere: readonly PlannedCell[];
  /** Ids. */
  readonly done: readonly string[];
  readonly failed: readonly string[];
  /** Given up early. */
  readonly pruned: readonly string[];
  /** Ids of all others. */
  left(): string[];
  /**
   * Claims the next cell. A cell that another process has finished meanwhile is told once with its state; `wait` when
   * all that is left is in other processes' hands, `empty` when nothing is left.
   */
  claimNext():
    ClaimedCell | { readonly state: 'done' | 'failed' | 'pruned'; readonly cell: PlannedCell } | 'wait' | 'empty';
  /** Records how a claimed cell ended; `elsewhere` when its lease was lost to another process. */
  settle(cell: PlannedCell, end: 'done' | 'failed' | 'pruned' | 'stopped' | 'elsewhere'): void;
}

/**
 * Sorts the cells that are asked for by their present state.
 *
 * @param retry whether cells that have failed, or were pruned, by now are run again.
 */
export function createCellQueue(runFolder: string, cells: readonly PlannedCell[], retry: boolean): CellQueue {
  const done: string[] = [];
  const failed: string[] = [];
  const pruned: string[] = [];
  const pending: PlannedCell[] = [];
  const elsewhere: PlannedCell[] = [];
  const again = new Set<string>();
  for (const [n, { state }] of readCellStates(runFolder, cells).entries()) {
    const cell = cells[n];
    if (state === 'done') done.push(cell.id);
    else if (state === 'leased') elsewhere.push(cell);
    else if (state === 'failed' && !retry) failed.push(cell.id);
    else if (state === 'pruned' && !retry) pruned.push(cell.id);
    else {
      if (state === 'failed' || state === 'pruned') again.add(cell.id);
      pending.push(cell);
    }
  }
  const cost = new Map(pending.map((cell) => [cell.id, expectedCost(cell)]));
  pending.sort((a, b) => cost.get(b.id)! - cost.get(a.id)!); // stable: equal ones keep the plan's order

  const claim = (cell: PlannedCell): ReturnType<CellQueue['claimNext']> => {
    const result = claimOrTell(runFolder, cell, again.delete(cell.id));
    if (result.state === 'leased') return 'wait';
    if (result.state === 'claimed') return { cell, ...result };
    ({ done, failed, pruned })[result.state].push(cell.id);
    return { state: result.state, cell };
  };
  return {
    pending,
    elsewhere,
    done,
    failed,
    pruned,
    left: () => {
      const settled = new Set([...done, ...failed, ...pruned]);
      return cells.map(({ id }) => id).filter((id) => !settled.has(id));
    },
    claimNext: () => {
      for (let cell = pending.shift(); cell !== undefined; cell = pending.shift()) {
        const result = claim(cell);
        if (result !== 'wait') return result;
        elsewhere.push(cell);
      }
      for (const [index, cell] of elsewhere.entries()) {
        const result = claim(cell);
        if (result === 'wait') continue;
        elsewhere.splice(index, 1);
        return result;
      }
      return elsewhere.length === 0 ? 'empty' : 'wait';
    },
    settle: (cell, end) => {
      if (end === 'done') done.push(cell.id);
      else if (end === 'failed') failed.push(cell.id);
      else if (end === 'pruned') pruned.push(cell.id);
      else if (end === 'elsewhere') elsewhere.push(cell);
    },
  };
}

/** A folder that cannot be written is told as such. */
function claimOrTell(runFolder: string, cell: PlannedCell, retry: boolean): Claim {
  try {
    return claimCell(runFolder, cell, retry);
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : storeError(runFolder, error);
  }
}
