import { heartbeatEvery, type Lease } from '../lease/Lease.js';
import { releaseLease } from '../lease/releaseLease.js';
import { renewLease } from '../lease/renewLease.js';

/** A lease that is kept alive until it is released. */
export interface HeldLease {
  /** True once another process has taken the cell over. */
  lost(): boolean;
  release(): void;
}

/** The leases of this process; one timer gives all their heartbeats. */
export interface LeaseHolder {
  /** @param onLost called once when a heartbeat finds the lease lost. */
  hold(lease: Lease, onLost: () => void): HeldLease;
  /** Stops the timer. */
  end(): void;
}

/** Keeps leases alive from the engine's process, whose event loop is free while its workers compute. */
export function holdLeases(): LeaseHolder {
  const held = new Map<Lease, { lost: boolean; onLost: () => void }>();
  const beat = (): void => {
    for (const [lease, entry] of held) {
      if (entry.lost) continue;
      let alive = true;
      try {
        alive = renewLease(lease);
      } catch {
        // A file server that does not answer now may do so at the next beat, long before the lease counts as dead.
      }
      if (!alive) {
        entry.lost = true;
        entry.onLost();
      }
    }
  };
  const timer = setInterval(beat, heartbeatEvery);
  timer.unref();
  return {
    hold: (lease, onLost) => {
      const entry = { lost: false, onLost };
      held.set(lease, entry);
      return {
        lost: () => entry.lost,
        release: () => {
          held.delete(lease);
          if (!entry.lost) releaseLease(lease);
        },
      };
    },
    end: () => clearInterval(timer),
  };
}
