import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';

/** How a cell left the engine. */
export type CellEnd =
  | { readonly state: 'done'; readonly seconds: number; readonly folds: number; readonly accuracy: number }
  | { readonly state: 'failed'; readonly message: string; readonly logFile: string }
  /** Given up early because it was hopeless (`--prune`). */
  | { readonly state: 'pruned'; readonly reason: string; readonly foldsDone: number }
  /** Interrupted; goes on from its checkpoint in the next run. */
  | { readonly state: 'stopped' };

/** Told by the engine what happens, in order. A progress display is one. */
export interface RunObserver {
  /** Before the first cell. `cells`: those still to run, longest first; `total`: all that were asked for. */
  start(run: {
    name: string;
    total: number;
    done: number;
    failed: number;
    /** Given up early by an earlier run. */
    pruned: number;
    cells: readonly PlannedCell[];
    workers: number;
  }): void;
  /** `slot`: number of the worker, from 0. */
  cellStart(slot: number, cell: PlannedCell): void;
  progress(slot: number, cell: PlannedCell, progress: CellProgress): void;
  cellEnd(slot: number, cell: PlannedCell, end: CellEnd): void;
  /** A cell that another run finished, failed or gave up meanwhile. */
  cellElsewhere(cell: PlannedCell, state: 'done' | 'failed' | 'pruned'): void;
  /** One line for the user. */
  note(line: string): void;
  /** After the last cell, also when the engine throws. */
  end(): void;
}
