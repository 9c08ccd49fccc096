import type { Worker } from 'bullmq';
import type { CellJob, OfferedMatrix } from './QueueMessage.js';
import type { WorkPlace } from './findPlace.js';

/** A matrix that this worker program serves. */
export interface QueueService {
  /** The queue's name. */
  readonly name: string;
  readonly offer: OfferedMatrix;
  readonly place: WorkPlace;
  readonly jobs: Worker<CellJob>;
  /** Whether the runner gave a sign of late. */
  runnerAlive(): boolean;
  /** Takes no cell for a while: this machine cannot run them. */
  rest(): void;
}
