import type { DataSource } from '@strnn/core/samples';
import type { CellConfig, PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';
import type { CellResult } from '../CellResult.js';
import type { PruneRule } from '../pruning/decidePruning.js';

/** One cell to run, with everything it needs. */
export interface CellWork<P = unknown> {
  readonly cell: PlannedCell;
  readonly data: DataSource;
  readonly plugins: P[];
  /** The cell's folder; finished folds and checkpoints in it are resumed from. */
  readonly folder: string;
  onProgress(progress: CellProgress): void;
  /** When to give the cell up because others of its matrix do far better (`PrunedError`). Default: never. */
  readonly prune?: PruneRule;
  /** Once aborted: save a checkpoint at the next chance and reject. */
  readonly signal: AbortSignal;
  /** One line for the cell's `log.txt`. */
  log(line: string): void;
}

/** An experiment as a worker has it. */
export interface LoadedWork<P = unknown> {
  /**
   * The data set of a cell.
   * @throws StrnnError 'data' when the experiment has no data set with this name and these options (any more)
   */
  dataOf(data: CellConfig['data']): DataSource;
  readonly plugins: P[];
  /** As `CellConfig.plugins`: what a cell's results depend on besides its data. Not told: every cell will do. */
  readonly versions?: Readonly<Record<string, string>>;
}

/**
 * What a worker process does, as a module: `loadWork` once per process, then `runCell` per cell. The real one is
 * `realWork.ts`; tests give the engine another.
 */
export interface WorkModule<P = unknown> {
  loadWork(experimentFile: string): Promise<LoadedWork<P>>;
  runCell(work: CellWork<P>): Promise<CellResult>;
}
