import type { Queue } from 'bullmq';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { RunObserver } from '../engine/RunObserver.js';
import type { PruneRule } from '../pruning/index.js';
import type { RunStore } from '../store/RunStore.js';
import type { QueueConnection } from './connectQueue.js';
import type { Grants } from './createGrants.js';
import type { Ledger, SettledState } from './createLedger.js';
import type { Seats } from './createSeats.js';
import type { CellJob } from './QueueMessage.js';

/** A run that feeds a queue, as its parts see it. */
export interface QueueFeed {
  readonly store: RunStore;
  /** The plan's cells by id. */
  readonly planned: ReadonlyMap<string, PlannedCell>;
  /** The queue's name. */
  readonly name: string;
  readonly connection: QueueConnection;
  readonly queue: Queue<CellJob>;
  readonly ledger: Ledger;
  /** Ids of the cells that this run has enqueued. */
  readonly enqueued: Set<string>;
  /** See `RunMatrixOptions.prune`. */
  readonly prune?: PruneRule;
  readonly grants: Grants;
  readonly seats: Seats;
  readonly observer: RunObserver;
  /** Told of every cell that is settled. */
  onSettled(state: SettledState): void;
}
