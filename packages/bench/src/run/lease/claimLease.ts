import { closeSync, mkdirSync, openSync, readdirSync, rmSync, unlinkSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isLeaseAlive } from './isLeaseAlive.js';
import type { Lease } from './Lease.js';
import { machineId } from './machineId.js';
import { processStart } from './processStart.js';
import { readLeases } from './readLeases.js';

let claims = 0;

/**
 * Claims a cell for this process, or gives undefined when another holds it. Of any number of processes that try at
 * once, on one machine or several over a shared folder, at most one succeeds: a claim is the exclusive creation of
 * `lease-<n>.json`, where n - 1 is the newest dead lease. A dead lease is never renamed or overwritten, so a process
 * that was slow to look cannot take away what another has claimed meanwhile.
 *
 * @param folder the cell's; made if it is not there.
 * @param isAlive whether a lease that is found still stands.
 */
export function claimLease(folder: string, isAlive: (lease: Lease) => boolean = isLeaseAlive): Lease | undefined {
  return claimListed(folder, isAlive)?.lease;
}

/** The same, with the names of all files that were in the folder just after the claim. */
export function claimListed(
  folder: string,
  isAlive: (lease: Lease) => boolean = isLeaseAlive,
): { readonly lease: Lease; readonly names: readonly string[] } | undefined {
  // What this process has just made is empty, so it is not listed twice. Should another have come in between, then the
  // exclusive creation fails, or the look after it finds what the other has left.
  const isNew = mkdirSync(folder, { recursive: true }) !== undefined;
  const before = isNew ? [] : readLeases(folder);
  if (before.some((lease) => isAlive(lease))) return undefined;

  claims += 1;
  const number = (before.at(-1)?.number ?? 0) + 1;
  const name = `lease-${number}.json`;
  const path = join(folder, name);
  const holder = { ...self, id: `${self.host}/${self.pid}/${startedAt}/${claims}` };
  let file: number;
  try {
    file = openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  try {
    writeSync(file, `${JSON.stringify(holder)}\n`);
  } catch (error) {
    unlinkSync(path); // a full disk
    throw error;
  } finally {
    closeSync(file);
  }

  // Somebody may have claimed, worked and begun anew between the look and the claim; then the other one stands.
  const names = readdirSync(folder);
  const others = readLeases(
    folder,
    names.filter((found) => found !== name),
  );
  if (others.some((lease) => isAlive(lease))) {
    unlinkSync(path);
    return undefined;
  }
  for (const dead of others) rmSync(dead.path, { force: true });
  return { lease: { path, number, ...holder, heartbeat: Date.now() }, names };
}

/** Tells apart two processes that were given the same number. */
const startedAt = Math.round(Date.now() - process.uptime() * 1000);

const self = ((): Pick<Lease, 'machine' | 'started'> & { pid: number; host: string } => {
  const [machine, started] = [machineId(), processStart(process.pid)];
  return {
    pid: process.pid,
    host: hostname(),
    ...(machine !== undefined && { machine }),
    ...(started !== undefined && { started }),
  };
})();
