import { StrnnError } from '@strnn/core/error';
import { cellAndWorker, queueKeys } from './queueKeys.js';
import { keepEnding } from './keepEnding.js';
import type { QueueFeed } from './QueueFeed.js';
import type { Answer, CellEnding } from './QueueMessage.js';
import { settleFromStore } from './settleFromStore.js';

/**
 * Takes what the workers have finished out of Redis and into the run folder. A result is removed from Redis only once it
 * is written, so that a runner killed in between loses nothing.
 *
 * @param told what the user was told already; each refusal is told once.
 */
export async function collectEndings(feed: QueueFeed, told: Set<string>): Promise<void> {
  const { connection, planned, grants, seats, observer, store } = feed;
  const { redis } = connection;
  const keys = queueKeys(feed.name);
  const once = (line: string): void => {
    if (!told.has(line)) observer.note(line);
    told.add(line);
  };
  // One at a time: results may be large.
  for (const field of await redis.hkeys(keys.endings)) {
    const text = await redis.hget(keys.endings, field);
    if (text === null) continue;
    const [cellId, worker] = cellAndWorker(field);
    const who = worker.split('/', 2).join(', process ');
    const ending = JSON.parse(text) as CellEnding;
    const cell = planned.get(cellId);
    if (ending.state === 'refused') once(`${who}: takes no cell: ${ending.reason}`);
    if (cell === undefined) {
      if (ending.state !== 'refused') once(`${who}: finished a cell that is not in the plan any more (${cellId})`);
    } else if (ending.state === 'stored') {
      settleFromStore(feed, cell, false);
    } else if (ending.state === 'done' || ending.state === 'failed' || ending.state === 'pruned') {
      try {
        if (keepEnding(store.folder, cell, ending, grants) === 'leased') continue;
      } catch (error) {
        if (!(error instanceof StrnnError) || error.code !== 'data') throw error;
        observer.note(`${cell.label}: what ${who} sent cannot be used: ${error.message}; the cell runs again`);
        grants.release(cell.id, worker);
        await redis.hdel(keys.endings, field);
        continue;
      }
      settleFromStore(feed, cell, false);
    } else {
      grants.release(cell.id, worker);
      seats.leave(field, { state: 'stopped' });
    }
    if ('files' in ending) {
      const answer: Answer = 'settled'; // the worker waits for it
      await redis.hset(keys.answers, field, answer);
    }
    await redis.hdel(keys.endings, field);
  }
}
