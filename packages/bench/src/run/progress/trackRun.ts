import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';
import { expectedCost } from '../engine/expectedCost.js';
import type { CellEnd, RunObserver } from '../engine/RunObserver.js';
import {
  estimateRemaining,
  type CellEstimate,
  type FinishedEstimate,
  type RunningEstimate,
} from './estimateRemaining.js';

/** What a worker does now. */
export interface SlotState {
  readonly cell: PlannedCell;
  /** Undefined while the worker loads its data. */
  readonly progress?: CellProgress;
  /** Seconds until this cell is done, once that can be told. */
  readonly remaining?: number;
}

/** Where a run stands; everything a display shows. */
export interface RunSnapshot {
  readonly name: string;
  readonly total: number;
  readonly done: number;
  readonly failed: number;
  /** Given up early. */
  readonly pruned: number;
  /** Of the whole matrix, 0..1. */
  readonly fraction: number;
  /** Seconds until the last cell is done, once that can be told. */
  readonly remaining?: number;
  /** By worker; undefined where one is idle. */
  readonly slots: readonly (SlotState | undefined)[];
}

/** Follows the engine's events and says where the run stands. */
export interface RunTracker extends Pick<RunObserver, 'start' | 'cellStart' | 'progress'> {
  cellEnd(slot: number, cell: PlannedCell, end: CellEnd): void;
  cellElsewhere(cell: PlannedCell, state: 'done' | 'failed' | 'pruned'): void;
  snapshot(): RunSnapshot;
}

interface Slot {
  readonly cell: PlannedCell;
  startedAt: number;
  fractionAtStart: number;
  progress?: CellProgress;
}

/** @param now milliseconds, any origin. */
export function trackRun(now: () => number): RunTracker {
  let name = '';
  let total = 0;
  let done = 0;
  let failed = 0;
  let pruned = 0;
  let before = 0;
  let workers = 1;
  let allCost = 0;
  const pending = new Map<string, PlannedCell>();
  const slots: (Slot | undefined)[] = [];
  const finished: FinishedEstimate[] = [];
  const estimates = new Map<string, CellEstimate>();
  const estimate = (cell: PlannedCell): CellEstimate => {
    let found = estimates.get(cell.id);
    if (found === undefined) estimates.set(cell.id, (found = { cost: expectedCost(cell), kind: kindOf(cell) }));
    return found;
  };

  const running = ({ cell, startedAt, fractionAtStart, progress }: Slot): RunningEstimate => ({
    ...estimate(cell),
    seconds: (now() - startedAt) / 1000,
    fractionAtStart,
    fraction: progress?.fraction ?? 0,
  });
  const count = (state: 'done' | 'failed' | 'pruned'): void => {
    if (state === 'done') done += 1;
    else if (state === 'failed') failed += 1;
    else pruned += 1;
  };

  return {
    start: (run) => {
      ({ name, total, done, failed, pruned, workers } = run);
      before = done + failed + pruned;
      for (const cell of run.cells) {
        pending.set(cell.id, cell);
        allCost += estimate(cell).cost;
      }
      slots.length = workers;
      slots.fill(undefined);
    },
    cellStart: (slot, cell) => {
      pending.delete(cell.id);
      slots[slot] = { cell, startedAt: now(), fractionAtStart: 0 };
    },
    progress: (slot, _cell, progress) => {
      const state = slots[slot];
      if (state === undefined) return;
      if (state.progress === undefined) {
        // Work resumed from a checkpoint, and the loading of the data before it, tell nothing about the speed.
        state.startedAt = now();
        state.fractionAtStart = progress.fraction;
      }
      state.progress = progress;
    },
    cellEnd: (slot, cell, end) => {
      const state = slots[slot];
      if (end.state === 'done' && (state?.fractionAtStart ?? 0) < 0.05)
        finished.push({ ...estimate(cell), seconds: end.seconds });
      if (end.state !== 'stopped') count(end.state);
      slots[slot] = undefined;
    },
    cellElsewhere: (cell, state) => {
      pending.delete(cell.id);
      count(state);
    },
    snapshot: () => {
      const inWork = slots.filter((slot) => slot !== undefined).map(running);
      const waiting = [...pending.values()].map(estimate);
      const rest = [...waiting, ...inWork].reduce((sum, cell) => sum + cell.cost, 0);
      const doing = inWork.reduce((sum, cell) => sum + cell.cost * cell.fraction, 0);
      const part = allCost === 0 ? 1 : Math.max(0, allCost - rest + doing) / allCost;
      const remaining = estimateRemaining(waiting, inWork, finished, workers);
      return {
        name,
        total,
        done,
        failed,
        pruned,
        fraction: total === 0 ? 1 : (before + part * (total - before)) / total,
        ...(remaining !== undefined && { remaining }),
        slots: [...slots].map((slot) => {
          if (slot === undefined) return undefined;
          const left = estimateRemaining([], [running(slot)], finished, 1);
          return {
            cell: slot.cell,
            ...(slot.progress !== undefined && { progress: slot.progress }),
            ...(left !== undefined && { remaining: left }),
          };
        }),
      };
    },
  };
}

/** Cells that differ in nothing but the seed. */
function kindOf({ config: { model, training, protocol } }: PlannedCell): string {
  return JSON.stringify([model, training, protocol]);
}
