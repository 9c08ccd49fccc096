import { StrnnError } from '@strnn/core/error';
import type { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';

/** The two optional packages that a queue needs. */
export interface QueueClients {
  readonly bullmq: { readonly Queue: typeof Queue; readonly Worker: typeof Worker };
  readonly ioredis: { readonly Redis: typeof Redis };
}

/**
 * Loads BullMQ and ioredis, which are installed by those who want a queue only.
 *
 * @param load replaced by tests.
 * @throws StrnnError `option` that says how to install them
 */
export async function loadClients(
  load: () => Promise<QueueClients> = async () => ({
    bullmq: await import('bullmq'),
    ioredis: await import('ioredis'),
  }),
): Promise<QueueClients> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new StrnnError(
      'option',
      `--queue: needs the packages bullmq and ioredis, which are not installed. Install them beside @strnn/bench: npm install bullmq ioredis`,
      { cause },
    );
  }
}
