import { utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Lease } from './Lease.js';
import { readLeases } from './readLeases.js';

/** Milliseconds: the coarsest grain in which file systems keep a time. */
const grain = 2000;

/**
 * Gives a heartbeat. False when the lease is lost: the holder slept past the limit and another process took the cell
 * over. The work on it must then be given up.
 */
export function renewLease(lease: Lease): boolean {
  const newest = readLeases(dirname(lease.path)).at(-1);
  if (newest === undefined || newest.id !== lease.id) return false;
  try {
    const now = Date.now();
    // Every heartbeat is another one than before, also when the clock was set back to the very last.
    const time = new Date(Math.abs(now - newest.heartbeat) < grain ? newest.heartbeat + grain : now);
    utimesSync(lease.path, time, time);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
