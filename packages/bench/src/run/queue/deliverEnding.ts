import { setTimeout as pause } from 'node:timers/promises';
import type { QueueConnection } from './connectQueue.js';
import { forgottenAfter, queueKeys } from './queueKeys.js';
import type { CellEnding } from './QueueMessage.js';
import type { Pulse } from './startPulse.js';

/** Milliseconds for which a worker waits for a runner that gives no sign. */
const patience = 60_000;

/**
 * Sends how a cell ended and, where it brings files, waits until the runner has them in its run folder. It is sent again
 * when Redis forgot it.
 *
 * @param field `<cell id>/<worker>`.
 * @returns whether the runner took it. Otherwise it lies in Redis and in this machine's scratch folder.
 */
export async function deliverEnding(
  { redis, attempt }: QueueConnection,
  queue: string,
  field: string,
  ending: CellEnding,
  pulse: Pulse,
  runnerAlive: () => boolean,
  stop: AbortSignal,
): Promise<boolean> {
  const { endings } = queueKeys(queue);
  const text = JSON.stringify(ending);
  const awaited = 'files' in ending;
  let aliveAt = performance.now();
  for (;;) {
    const sent = await attempt(async () => {
      if ((await redis.hexists(endings, field)) === 0) await redis.hset(endings, field, text);
      return redis.expire(endings, forgottenAfter);
    });
    if (!awaited && (sent !== undefined || stop.aborted)) return sent !== undefined;
    for (let look = 0; awaited && look < 20; look++) {
      if ((await pulse.beat()) === 'settled') {
        // It may have been sent once more between the runner's answer and this look at it.
        await attempt(() => redis.hdel(endings, field));
        return true;
      }
      await pause(150);
    }
    if (runnerAlive()) aliveAt = performance.now();
    const waited = performance.now() - aliveAt;
    if (waited > patience || (stop.aborted && waited > patience / 20)) return false;
    await pause(300);
  }
}
