import { silenceLimit } from './createGrants.js';
import { cellAndWorker, forgottenAfter, queueKeys } from './queueKeys.js';
import type { QueueFeed } from './QueueFeed.js';
import type { Answer, Holding } from './QueueMessage.js';

/** Follows what the workers of a queue say that they have. */
export interface HoldingReader {
  /** Shows their progress and answers those that ask. */
  read(): Promise<void>;
  /** Whether some worker has a cell, as far as can be told. */
  busy(): boolean;
  /** After Redis was away: nobody could give a sign. */
  forgive(): void;
}

/** @param now milliseconds of a clock that nobody sets. */
export function createHoldingReader(feed: QueueFeed, now: () => number = () => performance.now()): HoldingReader {
  const { connection, planned, ledger, grants, seats } = feed;
  const keys = queueKeys(feed.name);
  const seen = new Map<string, { beat: number; at: number }>();

  const leave = (field: string): void => {
    seen.delete(field);
    seats.leave(field, { state: 'stopped' });
  };
  const readOne = (field: string, holding: Holding, answers: Map<string, Answer>): void => {
    const [cellId, worker] = cellAndWorker(field);
    const cell = planned.get(cellId);
    const open = ledger.open.has(cellId);
    const before = seen.get(field);
    const alive = before?.beat !== holding.beat;
    if (alive) seen.set(field, { beat: holding.beat, at: now() });
    else if (now() - before.at > silenceLimit) {
      seats.leave(field, { state: 'stopped' });
      return;
    }
    if (cell === undefined) {
      if (!holding.shared) answers.set(field, 'settled');
      return;
    }
    let mayRun = open;
    if (!holding.shared && alive) {
      const verdict = open ? grants.ask(cell, worker) : 'settled';
      mayRun = verdict === 'granted';
      // A worker that runs is told only what it does not know.
      if (holding.state === 'asking' || !mayRun) answers.set(field, verdict);
    }
    if (holding.state === 'running' && mayRun) {
      const { progress } = holding;
      seats.sit(field, cell, progress && { ...progress, loss: progress.loss ?? NaN });
    }
  };
  return {
    read: async () => {
      const all = await connection.redis.hgetall(keys.holdings);
      const answers = new Map<string, Answer>();
      for (const [field, text] of Object.entries(all)) readOne(field, JSON.parse(text) as Holding, answers);
      for (const [field, { at }] of seen) {
        const silence = now() - at;
        if (silence > 3 * silenceLimit) {
          leave(field);
          await connection.redis.hdel(keys.holdings, field);
        } else if (all[field] === undefined && silence > silenceLimit) leave(field);
      }
      if (answers.size === 0) return;
      await connection.redis.hset(keys.answers, answers);
      await connection.redis.expire(keys.answers, forgottenAfter);
    },
    busy: () => seats.keys().length > 0,
    forgive: () => seen.forEach((entry) => (entry.at = now())),
  };
}
