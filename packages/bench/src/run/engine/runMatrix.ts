import { setTimeout as pause } from 'node:timers/promises';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { PruneRule } from '../pruning/index.js';
import type { RunStore } from '../store/RunStore.js';
import { createCellQueue } from './createCellQueue.js';
import { holdLeases } from './holdLeases.js';
import { runClaimedCell } from './runClaimedCell.js';
import type { RunObserver } from './RunObserver.js';
import { startWorker, type Worker } from './startWorker.js';
import { countOf } from '../countOf.js';

export interface RunMatrixOptions {
  readonly store: RunStore;
  /** The plan's cells that are asked for. */
  readonly cells: readonly PlannedCell[];
  /** Worker processes at most. */
  readonly workers: number;
  /** MiB that a worker may use. Default: no limit but Node's own. */
  readonly memory?: number;
  /** Stop at the first cell that fails; otherwise all others are run first. */
  readonly failFast: boolean;
  /** Run cells again that failed, or were given up early, in an earlier run. */
  readonly retry: boolean;
  /** When to give hopeless cells up. Default: never; cells that `retry` runs again after they were given up: never. */
  readonly prune?: PruneRule;
  readonly observer: RunObserver;
  /** Aborted: leave the cells in work at their next checkpoint. */
  readonly stop: AbortSignal;
  /** Aborted: end the worker processes at once. */
  readonly kill: AbortSignal;
  /** URL of the module that does the work, see `WorkModule`. Default: the real one. */
  readonly workModule?: string;
}

/** Ids of the cells asked for, by where they stand in the end. */
export interface RunOutcome {
  readonly done: readonly string[];
  readonly failed: readonly string[];
  /** Given up early. */
  readonly pruned: readonly string[];
  /** Not run, or not to the end: the run was stopped. */
  readonly left: readonly string[];
}

/** Milliseconds between two looks at cells that another run works on. */
const lookEvery = 1000;

/**
 * Runs what is missing of a matrix, a worker process per slot. Other runs may work on the same folder at the same
 * time: each cell is run by one of them, and this one returns when all are finished. The results do not depend on the
 * number of workers.
 *
 * @throws when no cell can run (the experiment does not load in a worker) or the run folder cannot be written.
 */
export async function runMatrix(options: RunMatrixOptions): Promise<RunOutcome> {
  const { store, observer, failFast, stop, kill } = options;
  const queue = createCellQueue(store.folder, options.cells, options.retry);
  const own = new AbortController();
  const stopping = AbortSignal.any([stop, kill, own.signal]);
  const leases = holdLeases();
  const workers = new Set<Worker>();
  const slots = Math.min(Math.max(1, options.workers), queue.pending.length + queue.elsewhere.length);
  let fatal: { error: unknown } | undefined;

  stopping.addEventListener('abort', () => workers.forEach((worker) => worker.stop()));
  kill.addEventListener('abort', () => workers.forEach((worker) => worker.kill()));

  const serveSlot = async (slot: number): Promise<void> => {
    let worker: Worker | undefined;
    try {
      while (!stopping.aborted) {
        const claim = queue.claimNext();
        if (claim === 'empty') return;
        if (claim === 'wait') {
          await pause(lookEvery, undefined, { signal: stopping }).catch(() => {});
          continue;
        }
        if (claim.state !== 'claimed') {
          observer.cellElsewhere(claim.cell, claim.state);
          continue;
        }
        if (claim.note !== undefined) observer.note(claim.note);
        if (worker === undefined) {
          worker = startWorker(store.experimentFile, options.workModule, options.memory);
          workers.add(worker);
        }
        const current = worker;
        const held = leases.hold(claim.lease, () => {
          observer.note(
            `${claim.cell.label}: another process took this cell over (this one gave no sign for too long)`,
          );
          current.stop();
        });
        try {
          const end = await runClaimedCell(
            { ...claim, prune: claim.wasPruned ? undefined : options.prune },
            slot,
            current,
            observer,
            stopping,
            () => held.lost(),
          );
          if (current.hasEnded()) {
            workers.delete(current);
            worker = undefined;
          }
          const state = end === 'crashed' ? 'failed' : end === 'stopped' && held.lost() ? 'elsewhere' : end;
          queue.settle(claim.cell, state);
          if (state === 'failed' && failFast) own.abort();
        } finally {
          held.release();
        }
      }
    } catch (error) {
      fatal ??= { error };
      own.abort();
    } finally {
      await worker?.close();
    }
  };

  observer.start({
    name: store.plan.name,
    total: options.cells.length,
    done: queue.done.length,
    failed: queue.failed.length,
    pruned: queue.pruned.length,
    cells: [...queue.pending],
    workers: slots,
  });
  if (queue.elsewhere.length > 0) {
    observer.note(`${countOf(queue.elsewhere.length, 'cell')} in the hands of another run; this one waits for them`);
  }
  try {
    await Promise.all(Array.from({ length: slots }, (_, slot) => serveSlot(slot)));
  } finally {
    leases.end();
    observer.end();
  }
  if (fatal !== undefined) throw fatal.error;
  return { done: queue.done, failed: queue.failed, pruned: queue.pruned, left: queue.left() };
}
