import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { holdLeases } from '../engine/holdLeases.js';
import type { CellEnd } from '../engine/RunObserver.js';
import { connectQueue } from './connectQueue.js';
import { createServices } from './createServices.js';
import { createSlot, type WorkSlot } from './createSlot.js';
import { checkPaths, type WorkerPaths } from './findPlace.js';
import { queueAddress } from './queueAddress.js';
import { workerKey, workersKey } from './queueKeys.js';
import { runJob, type JobContext } from './runJob.js';

export interface ServeOptions extends WorkerPaths {
  /** URL of Redis. */
  readonly queue: string;
  /** Worker processes. */
  readonly workers: number;
  /** MiB that a worker process may use; default: no limit. */
  readonly memory?: number;
  /** Serve the matrix with this name only; default: every one that is offered. */
  readonly matrix?: string;
  /** Seconds without any cell after which it ends; default: never. */
  readonly idle?: number;
  /** Aborted: leave the cells in work at their next checkpoint and give them back. */
  readonly stop: AbortSignal;
  /** Aborted: end at once. */
  readonly kill: AbortSignal;
  /** See `startWorker`. */
  readonly workModule?: string;
  /** Told of every cell that ends here. */
  onEnd(title: string, end: CellEnd): void;
  /** One line for the user. */
  note(line: string): void;
}

/** Milliseconds between two looks for a cell. */
const lookEvery = 300;
/** Milliseconds between two looks for matrices. */
const refreshEvery = 1000;

/**
 * Serves cells of the matrices that runners (`strnn run --queue`) offer on a Redis, each in a process of its own, until
 * stopped.
 *
 * @throws StrnnError `option` when there is no Redis or a path is wrong, `store` when the disk is full
 */
export async function serveQueues(options: ServeOptions): Promise<void> {
  const { stop, kill, idle = Infinity } = options;
  checkPaths(options);
  const told = new Set<string>();
  const once = (line: string): void => {
    if (!told.has(line)) options.note(line);
    told.add(line);
  };
  const address = queueAddress(options.queue, process.env);
  const connection = await connectQueue(address, options.note);
  const { redis, attempt } = connection;
  const worker = `${hostname()}/${process.pid}/${randomUUID().slice(0, 4)}`;
  const own = new AbortController();
  const over = new AbortController();
  const ending = AbortSignal.any([stop, kill, own.signal]);
  const leases = holdLeases();
  const services = createServices(connection, worker, options, options.matrix, once);
  const slots = Array.from({ length: options.workers }, (_, number) => createSlot(number, options));
  const context: JobContext = {
    connection,
    worker,
    leases,
    stop: ending,
    stopping: services.stopping,
    onEnd: options.onEnd,
    note: once,
  };
  let fatal: { error: unknown } | undefined;
  let busy = 0;
  let lastBusy = performance.now();
  let turn = 0;

  /** Takes one cell of one matrix and runs it; false when no matrix has any. */
  const serveOne = async (slot: WorkSlot): Promise<boolean> => {
    const ready = services.ready();
    for (let n = 0; n < ready.length && !ending.aborted; n++) {
      const service = ready[(turn + n) % ready.length];
      const token = randomUUID();
      const job = await attempt(() => service.jobs.getNextJob(token, { block: false }));
      if (job === undefined) continue;
      turn += 1; // the next matrix's turn
      busy += 1;
      try {
        await runJob(job, token, service, slot, context);
      } finally {
        busy -= 1;
        lastBusy = performance.now();
      }
      return true;
    }
    return false;
  };
  const serveSlot = async (slot: WorkSlot): Promise<void> => {
    try {
      while (!ending.aborted) {
        if (!(await serveOne(slot))) await pause(lookEvery, undefined, { signal: ending }).catch(() => {});
      }
    } catch (error) {
      fatal ??= { error };
      own.abort();
    } finally {
      await slot.close();
    }
  };
  const refresh = async (): Promise<void> => {
    // While the last cells are left, what the runners say is still followed.
    while (!over.signal.aborted) {
      await services.refresh();
      await attempt(async () => {
        await redis.set(workerKey(worker), options.workers, 'PX', 5 * refreshEvery);
        await redis.sadd(workersKey, worker);
      });
      if (busy > 0) lastBusy = performance.now();
      if (performance.now() - lastBusy > idle * 1000) own.abort();
      await pause(refreshEvery, undefined, { signal: over.signal }).catch(() => {});
    }
  };

  kill.addEventListener('abort', () => slots.forEach((slot) => slot.kill()));
  options.note(`waiting for cells at ${address.shown}`);
  try {
    const refreshing = refresh();
    await Promise.all(slots.map(serveSlot));
    over.abort();
    await refreshing;
  } finally {
    leases.end();
    await services.close();
    await attempt(async () => {
      await redis.del(workerKey(worker));
      await redis.srem(workersKey, worker);
    }).catch(() => {});
    connection.close();
  }
  if (fatal !== undefined) throw fatal.error;
}
