import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { shownPath } from '../../shownPath.js';
import type { RunStore } from '../../store/RunStore.js';
import { foldSeries } from '../foldSeries.js';
import { quoted } from '../quoted.js';
import { trackedCells } from '../trackedCells.js';
import type { TrackedCell, Tracker } from '../Tracker.js';
import { cellHparams, matrixHparams } from './cellHparams.js';
import { doneText, endOf, openingOf, resultOf } from './cellRecord.js';
import { holdsBytes, listEventFiles, removeEventFiles, writeEventFile } from './eventFile.js';
import { folderError } from './folderError.js';
import { encodeHparams, experimentValue, type HParam } from './hparamsValues.js';
import { openingEvents } from './openingEvents.js';
import { runFolderNames } from './runFolderNames.js';
import { seriesEvents } from './seriesEvents.js';

/** The metrics of the HParams tab: the scalar's tag and the column's name. */
const metrics = ['accuracy', 'balanced accuracy', 'macro F1', 'kappa', 'AUC'].map(
  (name) => [`test/${name}`, name] as const,
);

/** A cell's file that is being written. */
interface LiveFile {
  readonly path: string;
  /** Folds whose curves are in it. */
  folds: number;
}

/**
 * Writes TensorBoard event files: `<folder>/<matrix>/<cell>/events.out.tfevents...`, one run per cell, and the matrix as
 * the table of the HParams tab. A cell in work shows its finished folds. Nothing is taken away from a running TensorBoard:
 * a cell's file grows to its end; a resumed cell gets a new file, which holds all its folds and replaces the values of
 * the one before.
 *
 * @param folder the matrix has its own folder in it, which is TensorBoard's `--logdir`.
 * @param now seconds since 1970.
 */
export function createTensorBoardTracker(
  folder: string,
  store: RunStore,
  now: () => number = () => Date.now() / 1000,
): Tracker {
  const { plan } = store;
  const matrix = join(folder, plan.name);
  const names = runFolderNames(trackedCells(store).values());
  const columns = matrixHparams(plan);
  const live = new Map<string, LiveFile>();

  const folderOf = ({ cell }: TrackedCell): string => join(matrix, names.get(cell.id)!);
  const rowOf = ({ cell }: TrackedCell): Readonly<Record<string, HParam>> => {
    const row = Object.entries(cellHparams(cell)).map(([name, value]) => {
      // A column whose cells give values of several kinds is one of texts; the rows have to agree.
      const mixed = new Set(columns[name]?.map((other) => typeof other)).size > 1;
      return [name, mixed ? String(value) : value] as const;
    });
    return Object.fromEntries(row);
  };

  return {
    name: `TensorBoard (${shownPath(folder)})`,
    option: `--tensorboard ${quoted(shownPath(folder))}`,
    parallel: 1,
    open: () =>
      writing(folder, () => {
        // After a failure a file may end in the middle of a record, where nothing can be added.
        live.clear();
        writeEventFile(matrix, 0, 'matrix', openingEvents(0, [experimentValue(columns, metrics)]));
      }),
    begin: (tracked, startedAt) =>
      writing(folder, () => {
        const wallTime = now();
        const at = folderOf(tracked);
        // Of the end of a run, readers take the first.
        removeEventFiles(
          listEventFiles(at).filter((path) => holdsBytes(path, Buffer.from('_hparams_/session_end_info'))),
        );
        const content = openingOf(plan, tracked.cell, rowOf(tracked), wallTime, startedAt / 1000);
        live.set(tracked.cell.id, { path: writeEventFile(at, wallTime, 'live', content), folds: 0 });
      }),
    addFold: ({ cell }, fold, folds) =>
      writing(folder, () => {
        const file = live.get(cell.id);
        if (file === undefined || fold.fold !== file.folds) return;
        appendFileSync(file.path, seriesEvents(foldSeries(fold, folds), now()));
        file.folds += 1;
      }),
    // Whether the file is complete is seen by `finish`, which needs the cell's row for it.
    knows: () => false,
    finish: (done) =>
      writing(folder, () => {
        const { cell, result } = done;
        const file = live.get(cell.id);
        live.delete(cell.id);
        if (file !== undefined) {
          appendFileSync(file.path, resultOf(done, file.folds, now()));
          return true;
        }
        const at = folderOf(done);
        const before = listEventFiles(at);
        const row = rowOf(done);
        const newest = before.at(-1);
        if (newest !== undefined && holdsBytes(newest, Buffer.from(doneText(result.finishedAt)), encodeHparams(row)))
          return false;
        const finishedAt = Date.parse(result.finishedAt) / 1000;
        const opening = openingOf(plan, cell, row, finishedAt, finishedAt - result.seconds);
        const content = Buffer.concat([opening, resultOf(done, 0, finishedAt)]);
        const path = writeEventFile(at, finishedAt, 'result', content);
        removeEventFiles(before.filter((other) => other !== path));
        return true;
      }),
    abandon: ({ cell }, end) =>
      writing(folder, () => {
        const file = live.get(cell.id);
        live.delete(cell.id);
        // A stopped cell goes on in the next run.
        if (file !== undefined && end.state !== 'stopped') appendFileSync(file.path, endOf(end, now()));
      }),
    notes: () => [`TensorBoard: tensorboard --logdir ${quoted(shownPath(matrix))}`],
  };
}

/** Does what writes files; an error of the file system becomes one for the user. */
function writing<T>(folder: string, write: () => T): Promise<T> {
  return new Promise((resolve, reject) => {
    try {
      resolve(write());
    } catch (error) {
      reject(folderError(folder, error as NodeJS.ErrnoException));
    }
  });
}
