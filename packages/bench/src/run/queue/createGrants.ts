import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { holdLeases, type HeldLease } from '../engine/holdLeases.js';
import { claimCell } from '../store/claimCell.js';
import type { Answer } from './QueueMessage.js';

/** Leases that the runner holds for workers which do not see the run folder. */
export interface Grants {
  /** Whether this worker may run the cell: now, still, or again. Counts as a sign of life. */
  ask(cell: PlannedCell, worker: string): Answer;
  /** Whether a worker has the cell. */
  has(cellId: string): boolean;
  /** Whether the runner itself still holds the cell's lease. */
  holds(cellId: string): boolean;
  /** Gives the cell back to everybody; nothing happens when another worker has it than the one named. */
  release(cellId: string, worker?: string): void;
  /** Takes cells away from workers that gave no sign for too long; returns their ids. */
  expire(): string[];
  /** After Redis was away: nobody could give a sign. */
  forgive(): void;
  /** Gives all back. */
  end(): void;
}

/** Milliseconds without a sign, while Redis answers, after which whoever should give one counts as gone. */
export const silenceLimit = 20_000;

/** @param now milliseconds of a clock that nobody sets: signs of life are told by it alone. */
export function createGrants(runFolder: string, now: () => number = () => performance.now()): Grants {
  const leases = holdLeases();
  const grants = new Map<string, { worker: string; held: HeldLease; seenAt: number }>();
  const release = (cellId: string): void => {
    grants.get(cellId)?.held.release();
    grants.delete(cellId);
  };
  return {
    ask: (cell, worker) => {
      const grant = grants.get(cell.id);
      if (grant !== undefined) {
        if (grant.held.lost()) {
          grants.delete(cell.id); // this machine slept, and a run without a queue has the cell
          return 'leased';
        }
        if (grant.worker !== worker && now() - grant.seenAt < silenceLimit) return 'leased';
        grant.worker = worker;
        grant.seenAt = now();
        return 'granted';
      }
      const claim = claimCell(runFolder, cell, false);
      if (claim.state === 'leased') return 'leased';
      if (claim.state !== 'claimed') return 'settled';
      grants.set(cell.id, { worker, held: leases.hold(claim.lease, () => {}), seenAt: now() });
      return 'granted';
    },
    has: (cellId) => grants.has(cellId),
    holds: (cellId) => grants.get(cellId)?.held.lost() === false,
    release: (cellId, worker) => {
      if (worker === undefined || grants.get(cellId)?.worker === worker) release(cellId);
    },
    expire: () => {
      const gone = [...grants].filter(([, { seenAt }]) => now() - seenAt >= silenceLimit).map(([cellId]) => cellId);
      gone.forEach(release);
      return gone;
    },
    forgive: () => grants.forEach((grant) => (grant.seenAt = now())),
    end: () => {
      [...grants.keys()].forEach(release);
      leases.end();
    },
  };
}
