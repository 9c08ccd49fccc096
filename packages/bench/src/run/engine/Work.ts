import type { DataSource } from '@strnn/core/samples';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';
import type { CellResult } from '../CellResult.js';

/** One cell to run, with everything it needs. */
export interface CellWork<P = unknown> {
  readonly cell: PlannedCell;
  readonly data: DataSource;
  readonly plugins: P[];
  /** The cell's folder; finished folds and checkpoints in it are resumed from. */
  readonly folder: string;
  onProgress(progress: CellProgress): void;
  /** Once aborted: save a checkpoint at the next chance and reject. */
  readonly signal: AbortSignal;
  /** One line for the cell's `log.txt`. */
  log(line: string): void;
}

/**
 * What a worker process does, as a module: `loadWork` once per process, then `runCell` per cell. The real one is
 * `realWork.ts`; tests give the engine another.
 */
export interface WorkModule<P = unknown> {
  loadWork(experimentFile: string): Promise<{ data: DataSource; plugins: P[] }>;
  runCell(work: CellWork<P>): Promise<CellResult>;
}
