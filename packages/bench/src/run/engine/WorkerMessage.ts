import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';
import type { PruneRule } from '../pruning/index.js';
import type { CellDigest } from '../store/CellDigest.js';

/** From the engine to a worker process. */
export type ToWorker =
  | { readonly type: 'run'; readonly cell: PlannedCell; readonly folder: string; readonly prune?: PruneRule }
  /** Tell whether this process could run the cell: the same data, the same plugins. */
  | { readonly type: 'check'; readonly cell: PlannedCell; readonly runFolder: string }
  /** Leave the cell in work at the next checkpoint. */
  | { readonly type: 'stop' };

/** An error on its way between processes. */
export interface WorkerError {
  readonly message: string;
  /** A `StrnnError`'s code. */
  readonly code?: string;
  /** The operating system's code (`'ENOSPC'`), when it refused something. */
  readonly systemCode?: string;
  /** With those of its causes. */
  readonly stack?: string;
}

/** From a worker process to the engine. */
export type FromWorker =
  | { readonly type: 'ready' }
  /** The experiment could not be loaded in the worker: no cell can run. */
  | { readonly type: 'refused'; readonly error: WorkerError }
  /** `problem`: why it cannot. */
  | { readonly type: 'checked'; readonly problem?: string }
  | { readonly type: 'progress'; readonly progress: CellProgress }
  | { readonly type: 'done'; readonly digest: CellDigest }
  /** MiB that the process holds in all; sent where the engine cannot see it. */
  | { readonly type: 'memory'; readonly used: number }
  /** Given up early. */
  | { readonly type: 'pruned'; readonly reason: string; readonly foldsDone: number }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly error: WorkerError };
