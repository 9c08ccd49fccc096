import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { cellFolder } from './cellFolder.js';
import type { CellState } from './CellState.js';
import { isLeaseAlive } from '../lease/isLeaseAlive.js';
import { heartbeatLimit } from '../lease/Lease.js';
import { formatDuration } from '../progress/formatDuration.js';
import { readFailure } from './readFailure.js';
import { readPruned } from './readPruned.js';
import { readLeases } from '../lease/readLeases.js';
import { readSummary } from './readSummary.js';
import { readResult } from './readResult.js';
import { storeFiles } from './storeFormat.js';

/**
 * Where a cell of the plan stands, read from its folder alone.
 *
 * @param runFolder `runs/<matrix name>`.
 * @param trust `'result'` reads and checks the whole result; `'summary'` believes `summary.json` when the result has
 * the size it names, which is what keeps `strnn status` fast over 10,000 cells.
 */
export function readCellState(runFolder: string, cell: PlannedCell, trust: 'result' | 'summary'): CellState {
  const folder = cellFolder(runFolder, cell.id);
  const base = { id: cell.id, label: cell.label };
  const names = list(folder);
  let problem: { problem?: string } = {};

  if (names.includes(storeFiles.result)) {
    const summary = trust === 'summary' && names.includes(storeFiles.summary) ? readSummary(folder, cell) : undefined;
    if (summary !== undefined) {
      return {
        ...base,
        state: 'done',
        folds: summary.folds.names.length,
        accuracy: summary.accuracy,
        seconds: summary.seconds,
      };
    }
    const stored = readResult(folder, cell);
    if (stored.state === 'done') {
      return { ...base, state: 'done', folds: stored.result.folds.length, seconds: stored.result.seconds };
    }
    if (stored.state === 'corrupt') problem = { problem: `${stored.path} is damaged (${stored.reason})` };
  }

  const folds = names.includes(storeFiles.folds) ? countFolds(join(folder, storeFiles.folds)) : 0;
  const lease = readLeases(folder, names).findLast((found) => isLeaseAlive(found));
  if (lease !== undefined) {
    const silent = Date.now() - lease.heartbeat;
    // By two clocks that may differ, so it is no more than a hint; a run watches the lease before it takes the cell over.
    const hint = silent > 2 * heartbeatLimit ? `, no sign of life for ${formatDuration(silent / 1000)}` : '';
    const holder = `${lease.host ?? 'unknown host'}, process ${lease.pid ?? 'unknown'}${hint}`;
    return { ...base, state: 'leased', folds, holder, ...problem };
  }
  const failure = names.includes(storeFiles.error) ? readFailure(folder) : undefined;
  if (failure !== undefined) {
    return { ...base, state: 'failed', folds, message: failure.message.split('\n', 1)[0], ...problem };
  }
  const pruning = names.includes(storeFiles.pruned) ? readPruned(folder) : undefined;
  if (pruning !== undefined) return { ...base, state: 'pruned', folds, message: pruning.reason, ...problem };
  return { ...base, state: 'pending', folds, ...problem };
}

function countFolds(folder: string): number {
  return list(folder).filter((name) => /^\d+\.json$/.test(name)).length;
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
