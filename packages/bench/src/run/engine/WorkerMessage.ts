import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';
import type { CellSummary } from '../store/CellSummary.js';

/** From the engine to a worker process. */
export type ToWorker =
  | { readonly type: 'run'; readonly cell: PlannedCell; readonly folder: string }
  /** Leave the cell in work at the next checkpoint. */
  | { readonly type: 'stop' };

/** An error on its way between processes. */
export interface WorkerError {
  readonly message: string;
  /** A `StrnnError`'s code. */
  readonly code?: string;
  /** The operating system's code (`'ENOSPC'`), when it refused something. */
  readonly systemCode?: string;
  readonly stack?: string;
}

/** From a worker process to the engine. */
export type FromWorker =
  | { readonly type: 'ready' }
  /** The experiment could not be loaded in the worker: no cell can run. */
  | { readonly type: 'refused'; readonly error: WorkerError }
  | { readonly type: 'progress'; readonly progress: CellProgress }
  | { readonly type: 'done'; readonly summary: CellSummary }
  | { readonly type: 'stopped' }
  | { readonly type: 'failed'; readonly error: WorkerError };
