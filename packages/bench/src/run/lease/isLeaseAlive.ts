import { isHolderGone } from './isHolderGone.js';
import { heartbeatLimit, type Lease } from './Lease.js';

/** What this process has seen of a lease file: its last sign of life, and since when that is unchanged. */
interface Sighting {
  readonly sign: string;
  readonly since: number;
}

const seen = new Map<string, Sighting>();

/**
 * Whether a lease still stands. Dead at once is one whose holder ran on this machine and is gone. Any other is dead when
 * this process has seen no new heartbeat for `limit`; so a process that meets it for the first time has to watch it for
 * that long. Clocks of different machines are never compared, nor this machine's clock with itself: it may be stepped.
 *
 * @param now milliseconds of a clock that only goes forward.
 * @param limit milliseconds.
 */
export function isLeaseAlive(lease: Lease, now: number = performance.now(), limit: number = heartbeatLimit): boolean {
  if (isHolderGone(lease)) {
    seen.delete(lease.path);
    return false;
  }
  const sign = `${lease.id ?? ''} ${lease.heartbeat}`;
  const before = seen.get(lease.path);
  if (before?.sign !== sign) {
    seen.set(lease.path, { sign, since: now });
    return true;
  }
  return now - before.since <= limit;
}
