import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** Whether this machine has a Redis to test with (Debian: `apt-get install redis-server`). */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of our own, on a free port. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Ends it as a crash does. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  close(): Promise<void>;
}

/** @param settings of `redis-server`; by default it keeps nothing on disk, so that a restart loses all. */
export async function startRedis(
  settings: readonly string[] = ['--save', '', '--appendonly', 'no'],
): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'strnn-redis-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    const gone = child;
    child = undefined;
    if (gone === undefined || gone.exitCode !== null || gone.signalCode !== null) return;
    const ended = once(gone, 'exit');
    gone.kill('SIGKILL');
    await ended;
  };
  const start = async (): Promise<void> => {
    const place = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
    child = spawn('redis-server', [...place, ...settings], { stdio: 'ignore' });
    await answering(port);
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill,
    start,
    close: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answering(port: number): Promise<void> {
  const client = new Redis({ port, lazyConnect: true, retryStrategy: () => null, maxRetriesPerRequest: 0 });
  client.on('error', () => {});
  try {
    for (let tries = 0; tries < 500; tries++) {
      try {
        if (client.status !== 'ready') await client.connect();
        // Any answer counts, also that a password is needed.
        await client.ping().catch((error: Error) => {
          if (!/NOAUTH/.test(error.message)) throw error;
        });
        return;
      } catch {
        await pause(20);
      }
    }
    throw new Error('redis-server does not start');
  } finally {
    client.disconnect();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
