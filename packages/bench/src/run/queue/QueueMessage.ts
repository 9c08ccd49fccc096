import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';
import type { PruneRule } from '../pruning/index.js';
import type { CellFailure } from '../store/CellFailure.js';

/** What a queue's job holds. */
export interface CellJob {
  readonly cell: PlannedCell;
  /** When to give it up, see `RunMatrixOptions.prune`; compared with the cells that the worker's run folder has. */
  readonly prune?: PruneRule;
}

/** A matrix that a runner offers to workers, in the hash `strnn:matrices`. */
export interface OfferedMatrix {
  readonly matrix: string;
  /** Identity of the run folder, see `storeIdentity`. */
  readonly store: string;
  /** On the runner's machine. */
  readonly runFolder: string;
  readonly experimentFile: string;
  /** The runner's package version. */
  readonly version: string;
  readonly host: string;
  readonly pid: number;
  /** Grows while the runner is alive; clocks of different machines are never compared. */
  readonly beat: number;
  /** The user stopped the run: leave its cells at the next checkpoint and take no more. */
  readonly stopping: boolean;
}

/** What a worker tells about the cell it has, once a second, under `<cell id>/<worker>`. */
export interface Holding {
  /** Grows while the worker is alive. */
  readonly beat: number;
  /** The worker sees the run folder and holds the cell's lease in it; otherwise the runner holds one for it. */
  readonly shared: boolean;
  readonly state: 'asking' | 'running';
  /** A loss that is no number is null. */
  readonly progress?: Omit<CellProgress, 'loss'> & { readonly loss: number | null };
}

/**
 * What the runner tells a worker about a cell, under `<cell id>/<worker>`. `granted`: run it; `leased`: somebody else has
 * it, leave it; `settled`: the run folder has it, leave it.
 */
export type Answer = 'granted' | 'leased' | 'settled';

/** Files of a cell's folder on their way through the queue. */
export interface PackedFiles {
  /** gzip of the JSON of name -> content, base64. */
  readonly gzip: string;
  /** SHA-256 of the uncompressed JSON. */
  readonly sha256: string;
}

/** How a cell ended in a worker, under `<cell id>/<worker>`. */
export type CellEnding =
  /** The run folder has it: done, failed or pruned. */
  | { readonly state: 'stored' }
  /** Done, and the worker cannot reach the run folder; `result.json` is among the files. */
  | { readonly state: 'done'; readonly files: PackedFiles }
  | {
      readonly state: 'failed';
      readonly failure: Omit<CellFailure, 'formatVersion' | 'failedAt' | 'id'>;
      readonly files: PackedFiles;
    }
  | { readonly state: 'pruned'; readonly reason: string; readonly foldsDone: number; readonly files: PackedFiles }
  /** Left at a checkpoint. */
  | { readonly state: 'stopped' }
  /** A run without a queue has it. */
  | { readonly state: 'leased' }
  /** This worker cannot run it. */
  | { readonly state: 'refused'; readonly reason: string };
