import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellResult, FoldResult } from '../CellResult.js';
import type { CellDigest } from '../store/CellDigest.js';

/** A cell as trackers show it. */
export interface TrackedCell {
  readonly cell: PlannedCell;
  /** The cell's label with its seed; no two cells of a matrix share it, and it does not change when others are added. */
  readonly title: string;
  /** The cell's folder in the store. */
  readonly folder: string;
}

/** A cell with its result. */
export interface DoneTrackedCell extends TrackedCell {
  readonly result: CellResult;
  readonly digest: CellDigest;
}

/** How a cell ended that has no result. */
export interface TrackedEnd {
  readonly state: 'failed' | 'pruned' | 'stopped';
  /** Why, on one line. */
  readonly reason: string;
}

/**
 * A service that shows the cells of a matrix beside each other. Its methods are called one at a time, in order, and may
 * throw: that never ends a run.
 */
export interface Tracker {
  /** For people, without credentials: `'MLflow (http://127.0.0.1:5000)'`. */
  readonly name: string;
  /** What sends to it after a run: `'--mlflow http://127.0.0.1:5000'`. */
  readonly option: string;
  /** How many cells may be sent at a time by `finish`. */
  readonly parallel: number;
  /** Before all others, and again after it failed: finds out what is there already. */
  open(): Promise<void>;
  /** The cell began, or went on from a checkpoint. @param startedAt milliseconds since 1970 */
  begin(cell: TrackedCell, startedAt: number): Promise<void>;
  /** A fold of a begun cell is finished for good; its values are those of the result. */
  addFold(cell: TrackedCell, fold: FoldResult, folds: number): Promise<void>;
  /** Whether this very result of the cell was sent before, so that it need not be read. */
  knows(cell: TrackedCell, digest: CellDigest): boolean;
  /** The cell has a result. May be told without `begin`, and again: then nothing changes, and `false` is returned. */
  finish(cell: DoneTrackedCell): Promise<boolean>;
  /** A begun cell ended without a result. */
  abandon(cell: TrackedCell, end: TrackedEnd): Promise<void>;
  /** What the user should know at the end, one line each. */
  notes(): readonly string[];
}
