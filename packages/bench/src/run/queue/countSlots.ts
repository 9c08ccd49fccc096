import type { QueueConnection } from './connectQueue.js';
import { workerKey, workersKey } from './queueKeys.js';

/** Worker processes, over all machines, that are connected now. Those that ended without a word are forgotten. */
export async function countSlots({ attempt, redis }: QueueConnection): Promise<number> {
  const counted = await attempt(async () => {
    const names = await redis.smembers(workersKey);
    if (names.length === 0) return 0;
    const slots = await redis.mget(names.map(workerKey));
    const gone = names.filter((_, n) => slots[n] === null);
    if (gone.length > 0) await redis.srem(workersKey, ...gone);
    return slots.reduce((sum, text) => sum + Number(text ?? 0), 0);
  });
  return counted ?? 0;
}
