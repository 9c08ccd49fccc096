import { jobId } from './queueKeys.js';
import type { QueueFeed } from './QueueFeed.js';
import { settleFromStore } from './settleFromStore.js';

/** Jobs added with one call. */
const batch = 200;

/**
 * Enqueues each cell that is neither settled, nor enqueued, nor in somebody's hands: all at the start, later those whose
 * job was lost with a Redis that keeps nothing. A job's id is its cell's, so that no cell is enqueued twice.
 *
 * @returns how many were added.
 */
export async function enqueueMissing(feed: QueueFeed): Promise<number> {
  const { queue, ledger, grants, prune } = feed;
  const known = new Set(await queue.getRanges(['wait', 'active', 'delayed', 'prioritized']));
  const missing = [...ledger.open.values()].filter(({ id }) => !known.has(jobId(id)) && !grants.has(id));
  const jobs = missing
    .filter((cell) => settleFromStore(feed, cell, !feed.enqueued.has(cell.id)) === 'pending')
    .map((cell) => ({
      name: 'cell',
      data: { cell, ...(prune && !ledger.wholly.has(cell.id) && { prune }) },
      opts: { jobId: jobId(cell.id) },
    }));
  for (let at = 0; at < jobs.length; at += batch) await queue.addBulk(jobs.slice(at, at + batch));
  for (const { data } of jobs) feed.enqueued.add(data.cell.id);
  return jobs.length;
}
