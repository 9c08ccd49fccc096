import { setTimeout as pause } from 'node:timers/promises';
import { StrnnError } from '@strnn/core/error';
import type { Redis } from 'ioredis';
import { loadClients, type QueueClients } from './loadClients.js';
import type { QueueAddress } from './queueAddress.js';

/** A connection to Redis that outlives Redis. */
export interface QueueConnection {
  readonly redis: Redis;
  readonly bullmq: QueueClients['bullmq'];
  /** Whether Redis answers now. Nothing is sent while it does not. */
  ready(): boolean;
  /** How often Redis was lost and came back. */
  reconnects(): number;
  /**
   * Runs commands; undefined when Redis does not answer, which is told to the user once.
   * @throws StrnnError `option` when Redis refuses one, as with a full memory
   */
  attempt<T>(commands: () => Promise<T>): Promise<T | undefined>;
  close(): void;
}

/** Milliseconds until a Redis that does not answer at the start counts as not there. */
const patience = 4000;

/**
 * Connects to Redis. A Redis that is not there at the start is an error; one that goes away later is waited for, with
 * one line to the user when it goes and one when it is back.
 *
 * @param note gets those lines, and a warning where Redis may throw jobs away.
 * @throws StrnnError `option` when there is no Redis, or it refuses this user
 */
export async function connectQueue(address: QueueAddress, note: (line: string) => void): Promise<QueueConnection> {
  const { bullmq, ioredis } = await loadClients();
  const { host, port, db, username, password, tls, shown } = address;
  let connected = false;
  let lostAt: number | undefined;
  let reconnects = 0;
  let lastError: Error | undefined;
  const redis = new ioredis.Redis({
    host,
    port,
    db,
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(tls && { tls: { servername: host } }),
    lazyConnect: true,
    connectTimeout: patience,
    commandTimeout: 10_000,
    retryStrategy: (times) => (connected ? Math.min(100 * times, 2000) : null),
    // A command that cannot be sent now must not be carried out at some later time, when nobody waits for it.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: null, // BullMQ insists
  });
  redis.on('error', (error: Error) => (lastError = error));
  redis.on('close', () => {
    if (!connected || lostAt !== undefined) return;
    lostAt = performance.now();
    note(`Redis at ${shown} does not answer; waiting for it`);
  });
  redis.on('ready', () => {
    if (lostAt === undefined) return;
    note(`Redis at ${shown} is back after ${Math.max(1, Math.round((performance.now() - lostAt) / 1000))} s`);
    lostAt = undefined;
    reconnects += 1;
  });
  try {
    await redis.connect();
    const info = await redis.info();
    const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
    if (policy !== undefined && policy !== 'noeviction') {
      note(
        `Redis at ${shown} may throw cells away when its memory is full (maxmemory-policy ${policy}); they are then enqueued again. Better: maxmemory-policy noeviction`,
      );
    }
  } catch (error) {
    redis.disconnect();
    throw new StrnnError('option', `--queue: ${describeRefusal(shown, tls, lastError ?? (error as Error))}`);
  }
  connected = true;
  return {
    redis,
    bullmq,
    ready: () => redis.status === 'ready',
    reconnects: () => reconnects,
    attempt: async (commands) => {
      if (redis.status !== 'ready') return undefined;
      try {
        return await commands();
      } catch (error) {
        if (isOutage(error as Error, redis.status)) {
          await pause(20); // lets the client find out that the connection is gone
          return undefined;
        }
        if ((error as Error).name !== 'ReplyError') throw error;
        const { message } = error as Error;
        const hint = message.startsWith('OOM') ? ' Its memory is full: raise maxmemory, or empty it.' : '';
        throw new StrnnError('option', `Redis at ${shown} refuses a command (${message}).${hint}`, { cause: error });
      }
    },
    close: () => {
      connected = false;
      redis.removeAllListeners('close');
      redis.disconnect();
    },
  };
}

/** Whether a command failed because Redis went away, is loading its data or is about to end, and not by its own fault. */
function isOutage({ message }: Error, status: string): boolean {
  return (
    status !== 'ready' ||
    /Connection is closed|Stream isn't writeable|Command timed out|ECONN|EPIPE|ETIMEDOUT|LOADING|MASTERDOWN|READONLY|BUSY/.test(
      message,
    )
  );
}

function describeRefusal(shown: string, tls: boolean, { message }: Error): string {
  if (/NOAUTH|Authentication required/i.test(message)) {
    return `Redis at ${shown} asks for a password: put it into the URL (redis://:PASSWORD@HOST) or into STRNN_QUEUE_PASSWORD.`;
  }
  if (/WRONGPASS|invalid password|AUTH/i.test(message)) return `Redis at ${shown} refuses the user or the password.`;
  if (/NOPERM/i.test(message)) return `Redis at ${shown}: this user may not do what a queue needs (${message}).`;
  if (/DB index is out of range/i.test(message)) return `Redis at ${shown} has no database of this number.`;
  const hint = tls
    ? 'Does it speak TLS (rediss://), and is its certificate one that Node trusts (NODE_EXTRA_CA_CERTS)?'
    : 'Is it running (redis-server), and does it listen on this address?';
  return `no Redis answers at ${shown} (${message}). ${hint} Without a queue, leave --queue out: the run folder alone is enough on one machine or a shared folder.`;
}
