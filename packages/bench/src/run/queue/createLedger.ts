import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { expectedCost } from '../engine/expectedCost.js';
import { releaseLease } from '../lease/releaseLease.js';
import { claimCell } from '../store/claimCell.js';
import { readCellState } from '../store/readCellState.js';

/** How a cell stands that needs no more work in this run. */
export type SettledState = 'done' | 'failed' | 'pruned';

/** The cells of a queued run, each settled or not. */
export interface Ledger {
  /** Not settled yet, longest first. */
  readonly open: ReadonlyMap<string, PlannedCell>;
  /** Ids by their state. */
  readonly settled: Readonly<Record<SettledState, readonly string[]>>;
  /** Of `open`: cells that were given up early before and are now to be run to the end. */
  readonly wholly: ReadonlySet<string>;
  settle(cell: PlannedCell, state: SettledState): void;
}

/**
 * Sorts the cells that are asked for by what the run folder says of them.
 *
 * @param retry whether cells that failed or were given up by now are run again; the record of that is then removed.
 */
export function createLedger(runFolder: string, cells: readonly PlannedCell[], retry: boolean): Ledger {
  const settled: Record<SettledState, string[]> = { done: [], failed: [], pruned: [] };
  const wholly = new Set<string>();
  const rest: { cell: PlannedCell; cost: number }[] = [];
  for (const cell of cells) {
    let { state } = readCellState(runFolder, cell, 'result');
    if (retry && (state === 'failed' || state === 'pruned')) {
      const claim = claimCell(runFolder, cell, true);
      if (claim.state === 'claimed') {
        if (claim.wasPruned) wholly.add(cell.id);
        releaseLease(claim.lease);
      }
      state = 'pending';
    }
    if (state === 'done' || state === 'failed' || state === 'pruned') settled[state].push(cell.id);
    else rest.push({ cell, cost: expectedCost(cell) });
  }
  rest.sort((a, b) => b.cost - a.cost); // stable: equal ones keep the plan's order
  const open = new Map(rest.map(({ cell }) => [cell.id, cell]));
  return {
    open,
    settled,
    wholly,
    settle: (cell, state) => {
      if (open.delete(cell.id)) settled[state].push(cell.id);
    },
  };
}
