import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { readFold } from '../cell/foldFile.js';
import type { CellProgress } from '../CellProgress.js';
import type { CellEnd, RunObserver } from '../engine/RunObserver.js';
import { shownPath } from '../shownPath.js';
import { readSplitHash } from '../store/readSplitHash.js';
import type { RunStore } from '../store/RunStore.js';
import { quoted } from './quoted.js';
import { sendCells } from './sendCells.js';
import type { TrackedCell, TrackedEnd, Tracker } from './Tracker.js';
import { trackedCells } from './trackedCells.js';

type TellUser = (line: string) => void;

/** Milliseconds of waiting at the end of a run after which the user is told why. */
const patience = 3000;

/** Trackers that follow a run. */
export interface Tracking {
  readonly observer: RunObserver;
  /**
   * Waits until everything is sent. Then also sends what this run did not see, or could not send while it ran: cells
   * that were done before, or by another run.
   *
   * @param sweep false where the run was interrupted: only what is under way is sent.
   * @param note gets lines for the user that may be left out.
   * @param warn gets lines for the user that may not.
   */
  settle(sweep: boolean, note: TellUser, warn: TellUser): Promise<void>;
}

/**
 * Sends what happens in a run to trackers, in the background: the run never waits for one, and one that fails only gets
 * a line. What is sent comes from the finished folds and results in the run folder, not from the progress, so that it is
 * exact.
 *
 * @param cells those that were asked for.
 * @param onFailure gets one line for each tracker that fails.
 */
export function createTracking(
  trackers: readonly Tracker[],
  store: RunStore,
  cells: readonly PlannedCell[],
  onFailure: TellUser,
): Tracking {
  const tracked = trackedCells(store);
  const channels = trackers.map((tracker) => createChannel(tracker, store, onFailure));
  const tell = (cell: PlannedCell, send: (tracker: Tracker, cell: TrackedCell) => Promise<unknown>): void => {
    const found = tracked.get(cell.id);
    if (found !== undefined) channels.forEach(({ tracker, push }) => push(() => send(tracker, found)));
  };
  /** Of each cell in work, the fold that its tracker is told of next. */
  const nextFold = new Map<string, number>();

  const progress = (_slot: number, cell: PlannedCell, { fold, folds }: CellProgress): void => {
    for (let done = nextFold.get(cell.id) ?? 0; done < fold; done++) {
      nextFold.set(cell.id, done + 1);
      tell(cell, async (tracker, at) => {
        const finished = readFold(at.folder, readSplitHash(at.folder) ?? '', done);
        // Gone where the cell is done by now, whose result then tells of it.
        if (finished !== undefined) await tracker.addFold(at, finished.result, folds);
      });
    }
  };
  const cellEnd = (_slot: number, cell: PlannedCell, end: CellEnd): void => {
    nextFold.delete(cell.id);
    if (end.state === 'done') tell(cell, (tracker, at) => sendCells([at], tracker, store));
    else tell(cell, (tracker, at) => tracker.abandon(at, describeEnd(end)));
  };
  const ignore = (): void => {};
  return {
    observer: {
      start: () => channels.forEach(({ tracker, push }) => push(() => tracker.open())),
      cellStart: (_slot, cell) => {
        const startedAt = Date.now();
        tell(cell, (tracker, at) => tracker.begin(at, startedAt));
      },
      progress,
      cellEnd,
      cellElsewhere: ignore,
      note: ignore,
      end: ignore,
    },
    settle: async (sweep, note, warn) => {
      const asked = cells.flatMap(({ id }) => tracked.get(id) ?? []);
      await Promise.all(channels.map((channel) => channel.settle(sweep ? asked : undefined, note, warn)));
    },
  };
}

function describeEnd(end: Exclude<CellEnd, { state: 'done' }>): TrackedEnd {
  if (end.state === 'stopped') return { state: 'stopped', reason: 'the run was interrupted' };
  const reason = end.state === 'failed' ? end.message : end.reason;
  return { state: end.state, reason: reason.split('\n', 1)[0] };
}

interface Channel {
  readonly tracker: Tracker;
  push(send: () => Promise<unknown>): void;
  /** @param cells those that are looked through for what was not sent; undefined: none */
  settle(cells: readonly TrackedCell[] | undefined, note: TellUser, warn: TellUser): Promise<void>;
}

/** What is sent to one tracker, one after the other. After a failure nothing more is, until the run is over. */
function createChannel(tracker: Tracker, store: RunStore, onFailure: TellUser): Channel {
  const later = `strnn track ${quoted(shownPath(store.folder))} ${tracker.option}`;
  let failed = false;
  let queue = Promise.resolve();
  return {
    tracker,
    push: (send) => {
      queue = queue.then(async () => {
        if (failed) return;
        try {
          await send();
        } catch (error) {
          failed = true;
          onFailure(`${firstLine(error)} The run goes on; what is missing is sent at its end, or later by: ${later}`);
        }
      });
    },
    settle: async (cells, note, warn) => {
      const waiting = setTimeout(() => {
        note(`${tracker.name}: sending what is left; Ctrl-C ends that, and '${later}' does it later`);
      }, patience);
      try {
        await queue;
        if (cells !== undefined) {
          if (failed) await tracker.open();
          await sendCells(cells, tracker, store);
        }
        if (cells !== undefined || !failed) tracker.notes().forEach(note);
      } catch (error) {
        warn(`${firstLine(error)} Not all cells are sent; once it is mended: ${later}`);
      } finally {
        clearTimeout(waiting);
      }
    },
  };
}

/** An error's first line, as a sentence. */
function firstLine(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return line.endsWith('.') ? line : `${line}.`;
}
