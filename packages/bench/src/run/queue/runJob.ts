import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Job } from 'bullmq';
import type { LeaseHolder } from '../engine/holdLeases.js';
import type { CellEnd, RunObserver } from '../engine/RunObserver.js';
import { runClaimedCell } from '../engine/runClaimedCell.js';
import { cellFolder } from '../store/cellFolder.js';
import { claimCell } from '../store/claimCell.js';
import type { CellFailure } from '../store/CellFailure.js';
import { storeFiles } from '../store/storeFormat.js';
import { readPruned } from '../store/readPruned.js';
import { writeFailure } from '../store/writeFailure.js';
import type { QueueConnection } from './connectQueue.js';
import type { WorkSlot } from './createSlot.js';
import { deliverEnding } from './deliverEnding.js';
import { packFiles } from './packFiles.js';
import type { CellEnding, CellJob } from './QueueMessage.js';
import type { QueueService } from './QueueService.js';
import { startPulse } from './startPulse.js';

/** What the jobs of a worker program have in common. */
export interface JobContext {
  readonly connection: QueueConnection;
  /** Name of the worker program. */
  readonly worker: string;
  readonly leases: LeaseHolder;
  /** Aborted: leave the cells at their next checkpoint. */
  readonly stop: AbortSignal;
  /** Whether the user stopped the run of this queue. */
  stopping(queue: string): boolean;
  /** @param title of the cell. */
  onEnd(title: string, end: CellEnd): void;
  note(line: string): void;
}

/** Milliseconds for which a worker that does not see the run folder waits for leave to run a cell. */
const askFor = 10_000;

/**
 * Runs one job: claims its cell (in the run folder, or from the runner where this machine does not see it), runs it in the
 * slot's process, and says how it ended. A job that cannot be run here goes back to the queue.
 *
 * @throws when the folder cannot be written any more (disk full); the job has gone back then.
 */
export async function runJob(
  job: Job<CellJob>,
  token: string,
  service: QueueService,
  slot: WorkSlot,
  context: JobContext,
): Promise<void> {
  const { connection, leases, stop, note } = context;
  const { name, place } = service;
  const { cell, prune } = job.data;
  // Of this attempt alone: an answer to an earlier one may still come.
  const field = `${cell.id}/${context.worker}/${slot.number}/${token}`;
  const own = new AbortController();
  const stopping = AbortSignal.any([stop, own.signal]);
  let asking = true;
  const pulse = startPulse(connection, name, field, job, token, place.shared, (answer) => {
    // While it runs: another worker got the cell, or somebody finished it.
    if (!asking && !place.shared && answer !== 'granted') own.abort();
    if (context.stopping(name)) own.abort();
  });
  const watchStop = setInterval(() => {
    if (context.stopping(name)) own.abort();
  }, 300);
  const giveBack = (): Promise<unknown> => connection.attempt(() => job.moveToWait(token)).catch(() => {});
  const complete = (): Promise<unknown> =>
    connection.attempt(() => job.moveToCompleted('', token, false)).catch(() => {});
  const tell = (ending: CellEnding): Promise<boolean> =>
    deliverEnding(connection, name, field, ending, pulse, service.runnerAlive, stop);
  const refuse = async (reason: string): Promise<void> => {
    note(`${service.offer.matrix}: cannot be served here: ${reason}`);
    service.rest();
    await slot.close(); // the next process reads everything anew
    await tell({ state: 'refused', reason });
    await giveBack();
  };

  let release = (): void => {};
  try {
    const worker = await slot.worker(place.experimentFile);
    const problem = (await worker.ready)?.message ?? (await worker.check(cell, place.runFolder));
    if (problem !== undefined) return await refuse(problem);
    if (!place.shared) {
      const until = performance.now() + askFor;
      let answer = await pulse.beat();
      while (answer === undefined && performance.now() < until && !stopping.aborted) {
        await pause(100);
        answer = await pulse.beat();
      }
      if (answer === undefined) return void (await giveBack());
      if (answer !== 'granted') {
        await tell({ state: answer === 'leased' ? 'leased' : 'stored' });
        return void (await complete());
      }
    }
    asking = false;
    const claim = claimCell(place.runFolder, cell, !place.shared);
    if (claim.state === 'leased') {
      await tell({ state: 'leased' });
      return void (await complete());
    }
    let end: 'done' | 'failed' | 'pruned' | 'stopped' | 'crashed' = 'done';
    if (claim.state === 'claimed') {
      const held = leases.hold(claim.lease, () => own.abort());
      release = () => held.release();
      if (claim.note !== undefined) note(claim.note);
      if (job.deferredFailure !== undefined) {
        const message = `its worker vanished ${job.stalledCounter} times (killed, or its machine went down)`;
        writeFailure(claim.folder, { id: cell.id, kind: 'crash', message });
        end = 'failed';
      } else {
        const stopWorker = (): void => worker.stop();
        stopping.addEventListener('abort', stopWorker);
        pulse.update({ state: 'running' });
        void pulse.beat();
        try {
          end = await runClaimedCell(
            { ...claim, cell, prune },
            slot.number,
            worker,
            observerOf(pulse.update, context),
            stopping,
            held.lost,
          );
        } finally {
          stopping.removeEventListener('abort', stopWorker);
        }
        if (end === 'crashed') slot.forget();
      }
    }
    release();
    release = () => {};
    if (end === 'stopped') {
      await tell({ state: 'stopped' });
      await (stop.aborted ? giveBack() : complete());
      return;
    }
    const folder = cellFolder(place.runFolder, cell.id);
    const taken = await tell(place.shared ? { state: 'stored' } : endingOf(folder, end));
    if (!place.shared && taken) rmSync(folder, { recursive: true, force: true });
    else if (!taken) note(`${cell.label}: nobody collects it now; it is kept in ${folder}`);
    await complete();
  } catch (error) {
    release();
    await giveBack();
    throw error;
  } finally {
    clearInterval(watchStop);
    await pulse.end();
  }
}

function observerOf(update: ReturnType<typeof startPulse>['update'], { onEnd }: JobContext): RunObserver {
  const nothing = (): void => {};
  return {
    start: nothing,
    cellStart: nothing,
    progress: (_slot, _cell, progress) => update({ progress }),
    cellEnd: (_slot, cell, end) => onEnd(`${cell.label} seed=${cell.config.seed}`, end),
    cellElsewhere: nothing,
    note: nothing,
    end: nothing,
  };
}

function endingOf(folder: string, end: 'done' | 'failed' | 'pruned' | 'crashed'): CellEnding {
  const files = packFiles(folder);
  if (end === 'done') return { state: 'done', files };
  if (end === 'pruned') return { state: 'pruned', ...readPruned(folder)!, files };
  const { kind, code, message, stack } = JSON.parse(
    readFileSync(join(folder, storeFiles.error), 'utf8'),
  ) as CellFailure;
  return { state: 'failed', failure: { kind, message, ...(code && { code }), ...(stack && { stack }) }, files };
}
