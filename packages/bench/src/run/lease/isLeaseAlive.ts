import { hostname } from 'node:os';
import { heartbeatLimit, type Lease } from './Lease.js';

/**
 * Whether a lease still stands: its heartbeat is fresh and, where its holder ran on this host, that process exists.
 *
 * @param now ms since 1970.
 */
export function isLeaseAlive(lease: Lease, now: number = Date.now()): boolean {
  if (now - lease.heartbeat > heartbeatLimit) return false;
  if (lease.host !== hostname() || lease.pid === undefined) return true;
  try {
    process.kill(lease.pid, 0);
    return true;
  } catch (error) {
    // EPERM: the process exists and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
