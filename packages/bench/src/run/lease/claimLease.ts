import { closeSync, futimesSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isLeaseAlive } from './isLeaseAlive.js';
import type { Lease } from './Lease.js';
import { readLeases } from './readLeases.js';

let claims = 0;

/**
 * Claims a cell for this process, or gives undefined when another holds it. Of any number of processes that try at
 * once, on one machine or several over a shared folder, at most one succeeds: a claim is the exclusive creation of
 * `lease-<n>.json`, where n - 1 is the newest dead lease. A dead lease is never renamed or overwritten, so a process
 * that was slow to look cannot take away what another has claimed meanwhile.
 *
 * @param cellFolder made if it is not there.
 */
export function claimLease(cellFolder: string): Lease | undefined {
  mkdirSync(cellFolder, { recursive: true });
  const before = readLeases(cellFolder);
  if (before.some((lease) => isLeaseAlive(lease))) return undefined;

  claims += 1;
  const number = (before.at(-1)?.number ?? 0) + 1;
  const path = join(cellFolder, `lease-${number}.json`);
  const holder = { id: `${hostname()}/${process.pid}/${startedAt}/${claims}`, pid: process.pid, host: hostname() };
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  try {
    writeSync(file, `${JSON.stringify(holder)}\n`);
    // A file server's clock may differ; every heartbeat is told by the holder's own.
    const now = new Date();
    futimesSync(file, now, now);
  } finally {
    closeSync(file);
  }

  // Somebody may have claimed, worked and begun anew between the look and the claim; then the other one stands.
  const others = readLeases(cellFolder).filter((lease) => lease.path !== path);
  if (others.some((lease) => isLeaseAlive(lease))) {
    rmSync(path, { force: true });
    return undefined;
  }
  for (const dead of others) rmSync(dead.path, { force: true });
  return { path, number, ...holder, heartbeat: Date.now() };
}

/** Tells apart two processes that were given the same number. */
const startedAt = Math.round(Date.now() - process.uptime() * 1000);
