import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';
import type { RunObserver } from '../engine/RunObserver.js';
import type { CellTitle } from './CellTitle.js';
import { describeEnd } from './describeEnd.js';
import { formatDuration } from './formatDuration.js';
import { trackRun } from './trackRun.js';
import { countOf } from '../countOf.js';

/** Milliseconds without any line after which a finished fold is worth one. */
const silence = 15_000;

/**
 * Plain lines, for logs and pipes: one per finished cell, and now and then one for a finished fold where cells take
 * long.
 *
 * @param write gets one line, without its end.
 * @param now milliseconds, any origin.
 * @param title names a cell for people.
 */
export function createPlainDisplay(write: (line: string) => void, now: () => number, title: CellTitle): RunObserver {
  const tracker = trackRun(now);
  const last = new Map<number, CellProgress>();
  let toldAt = -Infinity;

  const tell = (line: string): void => {
    toldAt = now();
    write(line);
  };
  const counter = (): string => {
    const { total, done, failed, pruned } = tracker.snapshot();
    return `[${String(done + failed + pruned).padStart(String(total).length)}/${total}]`;
  };
  const timeLeft = (): string => {
    const { remaining, total, done, failed, pruned } = tracker.snapshot();
    return remaining === undefined || done + failed + pruned === total
      ? ''
      : `  about ${formatDuration(remaining)} left`;
  };
  const foldLine = (cell: PlannedCell, { fold, folds, loss }: CellProgress): string =>
    `${counter()} ......  ${title(cell)}  fold ${fold + 1} of ${folds} done${Number.isFinite(loss) ? `  loss ${loss.toFixed(4)}` : ''}${timeLeft()}`;

  return {
    start: (run) => {
      tracker.start(run);
      const states = [
        `${run.done} done`,
        ...(run.failed > 0 ? [`${run.failed} failed`] : []),
        ...(run.pruned > 0 ? [`${run.pruned} pruned`] : []),
        `${run.cells.length} to run`,
      ];
      const on = run.cells.length === 0 ? '' : ` on ${countOf(run.workers, 'worker')}`;
      tell(`${run.name}: ${countOf(run.total, 'cell')}, ${states.join(', ')}${on}`);
    },
    cellStart: (slot, cell) => {
      tracker.cellStart(slot, cell);
      last.delete(slot);
    },
    progress: (slot, cell, progress) => {
      tracker.progress(slot, cell, progress);
      const before = last.get(slot);
      last.set(slot, progress);
      if (before !== undefined && progress.fold > before.fold && now() - toldAt >= silence)
        tell(foldLine(cell, before));
    },
    cellEnd: (slot, cell, end) => {
      tracker.cellEnd(slot, cell, end);
      const mark = { done: 'done  ', failed: 'FAILED', pruned: 'pruned', stopped: 'left  ' }[end.state];
      tell(`${counter()} ${mark}  ${describeEnd(title(cell), end)}${end.state === 'stopped' ? '' : timeLeft()}`);
    },
    cellElsewhere: (cell, state) => {
      tracker.cellElsewhere(cell, state);
      tell(`${counter()} ${state.padEnd(6)}  ${title(cell)}  in another run`);
    },
    note: tell,
    end: () => {},
  };
}
