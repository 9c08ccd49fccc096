import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { ReportInput } from '../Report.js';
import type { Summary, UnfinishedCell } from './Summary.js';

/** How many cells are planned and done, and why the others are not. */
export function countCells({ plan, results, failed, pruned }: ReportInput): Summary['cells'] {
  const done = new Set(results.map(({ cell }) => cell.id));
  const open = plan.cells.filter((cell) => !done.has(cell.id));
  const withReason = (cells: readonly PlannedCell[], reasons: Readonly<Record<string, string>>): UnfinishedCell[] =>
    cells.map(({ id, label, config }) => ({ id, label, seed: config.seed, reason: reasons[id].split('\n')[0] }));
  const isPruned = (cell: PlannedCell): boolean => pruned[cell.id] !== undefined;
  const isFailed = (cell: PlannedCell): boolean => !isPruned(cell) && failed[cell.id] !== undefined;
  return {
    planned: plan.cells.length,
    done: done.size,
    failed: withReason(open.filter(isFailed), failed),
    pruned: withReason(open.filter(isPruned), pruned),
    missing: open
      .filter((cell) => !isPruned(cell) && !isFailed(cell))
      .map(({ label, config }) => `${label}, seed ${config.seed}`),
  };
}
