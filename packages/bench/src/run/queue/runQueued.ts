import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StrnnError } from '@strnn/core/error';
import { holdLeases } from '../engine/holdLeases.js';
import type { RunMatrixOptions, RunOutcome } from '../engine/runMatrix.js';
import { claimLease } from '../lease/claimLease.js';
import { readLeases } from '../lease/readLeases.js';
import { packageVersion } from '../packageVersion.js';
import { collectEndings } from './collectEndings.js';
import { connectQueue, type QueueConnection } from './connectQueue.js';
import { countSlots } from './countSlots.js';
import { createGrants } from './createGrants.js';
import { createHoldingReader } from './createHoldingReader.js';
import { createLedger } from './createLedger.js';
import { createSeats } from './createSeats.js';
import { enqueueMissing } from './enqueueMissing.js';
import { queueAddress } from './queueAddress.js';
import type { QueueFeed } from './QueueFeed.js';
import { offersKey, queueKeys, queueName, queuePrefix } from './queueKeys.js';
import type { CellJob, OfferedMatrix } from './QueueMessage.js';
import { storeIdentity } from './storeIdentity.js';

/** Milliseconds between two looks at Redis. */
const lookEvery = 250;
/** Milliseconds between two comparisons of the queue with the run folder. */
const compareEvery = 3000;
/** Milliseconds after Redis came back in which workers tell again what they have, before anything is enqueued. */
const settleTime = 2500;
/** Milliseconds without any worker after which the user is told how to start some. */
const lonelyAfter = 5000;

/**
 * Runs what is missing of a matrix through a queue: this process enqueues the cells and collects what workers
 * (`strnn worker`) on any machines make of them. The run folder is the truth and Redis may be lost at any time; every
 * cell ends in the run folder exactly once, as in a run without a queue, and such runs may work on the folder at the same time.
 *
 * @param options those of `runMatrix`; `workers` and `workModule` concern the workers and are not used. `queue`: URL of Redis.
 * @throws StrnnError `option` when there is no Redis or its packages are not installed, `store` when the run folder cannot be
 * written or another process feeds a queue from it
 */
export async function runQueued(options: RunMatrixOptions & { readonly queue: string }): Promise<RunOutcome> {
  const { store, observer } = options;
  let started = false;
  const early: string[] = [];
  const note = (line: string): void => void (started ? observer.note(line) : early.push(line));
  const connection = await connectQueue(queueAddress(options.queue, process.env), note);
  const leases = holdLeases();
  try {
    const place = join(store.folder, 'queue');
    const lease = claimLease(place);
    if (lease === undefined) {
      const holder = readLeases(place)?.at(-1);
      throw new StrnnError(
        'store',
        `${store.folder}: another run feeds a queue from this folder (${holder?.host ?? 'unknown host'}, process ${holder?.pid ?? 'unknown'}). One is enough: 'strnn status' shows how it goes on, 'strnn worker' adds workers to it.`,
      );
    }
    const held = leases.hold(lease, () => note('this process was away for long; another run may feed the queue'));
    try {
      const ledger = createLedger(store.folder, options.cells, options.retry);
      observer.start({
        name: store.plan.name,
        total: options.cells.length,
        done: ledger.settled.done.length,
        failed: ledger.settled.failed.length,
        pruned: ledger.settled.pruned.length,
        cells: [...ledger.open.values()],
        workers: ledger.open.size === 0 ? 0 : Math.max(1, await countSlots(connection)),
      });
      started = true;
      early.forEach((line) => observer.note(line));
      if (ledger.open.size > 0) await feed(options, connection, ledger);
      const { done, failed, pruned } = ledger.settled;
      return { done, failed, pruned, left: [...ledger.open.keys()] };
    } finally {
      held.release();
      if (started) observer.end();
    }
  } finally {
    leases.end();
    connection.close();
  }
}

async function feed(
  { store, observer, failFast, prune, stop, kill, queue: url }: RunMatrixOptions & { readonly queue: string },
  connection: QueueConnection,
  ledger: QueueFeed['ledger'],
): Promise<void> {
  const identity = storeIdentity(store.folder);
  const name = queueName(store.plan.name, identity);
  const { redis, bullmq, attempt } = connection;
  const queue = new bullmq.Queue<CellJob>(name, {
    connection: redis,
    prefix: queuePrefix,
    skipVersionCheck: true,
    streams: { events: { maxLen: 100 } }, // nobody reads them
    defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  });
  queue.on('error', () => {}); // told by the connection
  const own = new AbortController();
  const stopping = AbortSignal.any([stop, kill, own.signal]);
  const grants = createGrants(store.folder);
  const seats = createSeats(observer);
  const part: QueueFeed = {
    store,
    planned: new Map(store.plan.cells.map((cell) => [cell.id, cell])),
    name,
    connection,
    queue,
    ledger,
    enqueued: new Set(),
    ...(prune && { prune }),
    grants,
    seats,
    observer,
    onSettled: (state) => {
      if (state === 'failed' && failFast) own.abort();
    },
  };
  const holdings = createHoldingReader(part);
  const told = new Set<string>();
  let beat = Date.now(); // another run's counter is not continued
  const offer = async (): Promise<void> => {
    const offered: OfferedMatrix = {
      matrix: store.plan.name,
      store: identity,
      runFolder: store.folder,
      experimentFile: store.experimentFile,
      version: packageVersion(),
      host: hostname(),
      pid: process.pid,
      beat: (beat += 1),
      stopping: stopping.aborted,
    };
    await redis.hset(offersKey, name, JSON.stringify(offered));
  };
  const begun = performance.now();
  let comparedAt = -Infinity;
  let lonely = true;
  let lost = connection.reconnects();
  let drainedFor: 'start' | 'stop' | undefined;

  try {
    while (!kill.aborted) {
      if (connection.reconnects() !== lost) {
        lost = connection.reconnects();
        holdings.forgive();
        grants.forgive();
        comparedAt = performance.now() - compareEvery + settleTime;
      }
      await attempt(async () => {
        await offer();
        const phase = stopping.aborted ? 'stop' : 'start';
        if (drainedFor !== phase) {
          // Jobs of an earlier run may name what this one does not ask for. At a stop: nothing new is begun.
          await queue.drain(true);
          drainedFor = phase;
        }
        await holdings.read();
        await collectEndings(part, told);
        if (stopping.aborted || performance.now() - comparedAt < compareEvery) return;
        await enqueueMissing(part);
        comparedAt = performance.now();
      });
      for (const cellId of grants.expire()) {
        observer.note(`${part.planned.get(cellId)!.label}: its worker gives no sign; another may take it`);
      }
      if (ledger.open.size === 0) return;
      if (stopping.aborted && (!holdings.busy() || !connection.ready())) return;
      if (lonely && performance.now() - begun > lonelyAfter && connection.ready()) {
        lonely = false;
        if ((await countSlots(connection)) > 0) continue;
        const { shown } = queueAddress(url, process.env);
        observer.note(`no worker is there. Start some, on any machine: strnn worker --queue ${shown}`);
      }
      await pause(lookEvery, undefined, { signal: kill }).catch(() => {});
    }
  } finally {
    if (stopping.aborted && !connection.ready()) {
      observer.note('Redis does not answer: its workers go on, and the next run collects what they finish');
    }
    grants.end();
    await attempt(async () => {
      await redis.hdel(offersKey, name);
      if (!kill.aborted) await queue.obliterate({ force: true });
      await redis.expire(queueKeys(name).answers, 600);
    }).catch(() => {});
    await queue.close().catch(() => {});
  }
}
