import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StrnnError, type StrnnErrorCode } from '@strnn/core/error';
import { shownPath } from '../shownPath.js';
import type { PruneRule } from '../pruning/index.js';
import { storeError } from '../store/storeError.js';
import { storeFiles } from '../store/storeFormat.js';
import { writeFailure } from '../store/writeFailure.js';
import { writePruned } from '../store/writePruned.js';
import { appendLog } from './appendLog.js';
import type { ClaimedCell } from './createCellQueue.js';
import type { RunObserver } from './RunObserver.js';
import type { Worker, WorkerOutcome } from './startWorker.js';
import type { WorkerError } from './WorkerMessage.js';

/** What the file system says when no cell can be finished: the run ends, no cell is to blame. */
const hopeless = new Set(['ENOSPC', 'EDQUOT', 'EROFS']);

/**
 * Runs one claimed cell on a worker, tells the observer, and records in the cell's folder that it failed or was given up.
 *
 * @param isLost whether another process has taken the cell over, to which it then belongs: nothing is recorded.
 * @returns how it ended; after `crashed` the worker is gone.
 * @throws when the experiment cannot be loaded in the worker, or the run folder cannot be written any more.
 */
export async function runClaimedCell(
  { cell, folder, prune }: Pick<ClaimedCell, 'cell' | 'folder'> & { readonly prune?: PruneRule | undefined },
  slot: number,
  worker: Worker,
  observer: RunObserver,
  stopping: AbortSignal,
  isLost: () => boolean = () => false,
): Promise<'done' | 'failed' | 'pruned' | 'stopped' | 'crashed'> {
  observer.cellStart(slot, cell);
  const refused = await worker.ready;
  let outcome: WorkerOutcome;
  if (stopping.aborted) outcome = { state: 'stopped' };
  else if (refused !== undefined) throw thrownByWorker(refused);
  else outcome = await worker.run(cell, folder, (progress) => observer.progress(slot, cell, progress), prune);

  if (
    outcome.state === 'crashed' &&
    !stopping.aborted &&
    (outcome.signal === 'SIGINT' || outcome.signal === 'SIGTERM')
  ) {
    // The same signal may be on its way to this process, which is then no crash but the user's wish.
    await pause(300);
  }
  const isOthers = outcome.state !== 'done' && isLost();
  if (outcome.state === 'stopped' || (outcome.state === 'crashed' && stopping.aborted) || isOthers) {
    observer.cellEnd(slot, cell, { state: 'stopped' });
    return 'stopped';
  }
  if (outcome.state === 'done') {
    const { seconds, folds, accuracy } = outcome.digest;
    observer.cellEnd(slot, cell, { state: 'done', seconds, folds: folds.names.length, accuracy });
    return 'done';
  }
  if (outcome.state === 'pruned') {
    const { reason, foldsDone } = outcome;
    record(folder, () => writePruned(folder, { id: cell.id, reason, foldsDone }));
    observer.cellEnd(slot, cell, { state: 'pruned', reason, foldsDone });
    return 'pruned';
  }

  const error: WorkerError = outcome.state === 'crashed' ? { message: outcome.message } : outcome.error;
  if (error.systemCode !== undefined && hopeless.has(error.systemCode)) {
    throw storeError(folder, { code: error.systemCode, message: error.message });
  }
  if (outcome.state === 'crashed') appendLog(folder, `failed: ${error.message}`);
  const { message, code, stack } = error;
  const kind = outcome.state === 'crashed' ? 'crash' : 'error';
  record(folder, () =>
    writeFailure(folder, { id: cell.id, kind, ...(code && { code }), message, ...(stack && { stack }) }),
  );
  observer.cellEnd(slot, cell, {
    state: 'failed',
    message: error.message,
    logFile: shownPath(join(folder, storeFiles.log)),
  });
  return outcome.state;
}

function record(folder: string, write: () => void): void {
  try {
    write();
  } catch (thrown) {
    throw storeError(folder, thrown);
  }
}

function thrownByWorker({ message, code, stack }: WorkerError): Error {
  if (code !== undefined) return new StrnnError(code as StrnnErrorCode, message);
  const error = new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
