import { dirname } from 'node:path';
import { utimesSync } from 'node:fs';
import type { Lease } from './Lease.js';
import { readLeases } from './readLeases.js';

/**
 * Gives a heartbeat. False when the lease is lost: the holder slept past the limit and another process took the cell
 * over. The work on it must then be given up.
 */
export function renewLease(lease: Lease): boolean {
  const newest = readLeases(dirname(lease.path)).at(-1);
  if (newest === undefined || newest.id !== lease.id) return false;
  try {
    const now = new Date();
    utimesSync(lease.path, now, now);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
