import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';
import type { CellEnd, RunObserver } from '../engine/RunObserver.js';

/** Shows the workers of a queue, which come and go, as the numbered workers of a progress display. */
export interface Seats {
  /** A worker runs a cell; may be told again and again. @param key cell and worker. */
  sit(key: string, cell: PlannedCell, progress: CellProgress | undefined): void;
  /** It does so no more; nothing happens when it was never seen to. */
  leave(key: string, end: CellEnd): void;
  /** A cell has ended, whoever ran it. */
  end(cell: PlannedCell, end: CellEnd): void;
  /** Keys of those who sit. */
  keys(): string[];
}

/** @param observer of the run. */
export function createSeats(observer: RunObserver): Seats {
  const seats = new Map<string, { slot: number; cell: PlannedCell }>();
  const take = (key: string, cell: PlannedCell): number => {
    const taken = new Set([...seats.values()].map(({ slot }) => slot));
    let slot = 0;
    while (taken.has(slot)) slot += 1;
    seats.set(key, { slot, cell });
    observer.cellStart(slot, cell);
    return slot;
  };
  const leave = (key: string, end: CellEnd): void => {
    const seat = seats.get(key);
    if (seat === undefined) return;
    seats.delete(key);
    observer.cellEnd(seat.slot, seat.cell, end);
  };
  return {
    sit: (key, cell, progress) => {
      const slot = seats.get(key)?.slot ?? take(key, cell);
      if (progress !== undefined) observer.progress(slot, cell, progress);
    },
    leave,
    end: (cell, end) => {
      const keys = [...seats].filter(([, seat]) => seat.cell.id === cell.id).map(([key]) => key);
      // A short cell may be over before it was seen to begin.
      const [first = `${cell.id}/`, ...others] = keys;
      for (const key of others) leave(key, { state: 'stopped' });
      if (keys.length === 0) take(first, cell);
      leave(first, end);
    },
    keys: () => [...seats.keys()],
  };
}
