import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@strnn/core/random';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellResult, FoldResult } from '../CellResult.js';
import type { DataDescription } from '../describeData.js';
import { fakeCell } from '../engine/fakePlan.test.support.js';
import { cellFolder } from '../store/cellFolder.js';
import { makeDigest } from '../store/makeDigest.js';
import { openStore } from '../store/openStore.js';
import type { RunStore } from '../store/RunStore.js';
import { storeFiles } from '../store/storeFormat.js';
import { writeJson } from '../store/writeJson.js';
import { writeResult } from '../store/writeResult.js';
import type { DoneTrackedCell, TrackedCell } from './Tracker.js';

/** Two classes, three subjects of eight samples. */
export const trackedData: DataDescription = {
  name: 'fake',
  options: {},
  classes: ['calm', 'tense'],
  subjects: ['s0', 's1', 's2'],
  subjectRuns: [
    [0, 8],
    [1, 8],
    [2, 8],
  ],
  samples: 24,
  siteNames: ['F3', 'F4'],
  siteGrid: [
    [0, 0],
    [0, 1],
  ],
  attribution: '',
};

/** `count` cells of an axis `traversal` and of seeds. */
export function trackedPlanCells(count: number): PlannedCell[] {
  return Array.from({ length: count }, (_, index) => {
    const traversal = ['quad', 'corner:top-left', 'none'][index % 3];
    const seed = Math.floor(index / 3);
    return { ...fakeCell(`traversal=${traversal}`, {}, seed), factors: { traversal } };
  });
}

/** A result that depends on the cell's id alone; numbers that float32 does not hold. */
export function trackedResult(cell: PlannedCell): CellResult {
  const random = createRandom(cell.id);
  const folds = ['s0', 's1', 's2'].map((subject, fold): FoldResult => {
    const truth = Array.from({ length: 8 }, (_, index) => index % 2);
    const certain = truth.map(() => random.uniform());
    return {
      fold,
      name: `subject ${subject}`,
      trainSize: 8,
      validationSize: 8,
      testSize: 8,
      testIndex: truth.map((_, index) => fold * 8 + index),
      truth,
      predicted: certain.map((p) => (p > 0.5 ? 0 : 1)),
      probabilities: certain.map((p) => [p, 1 - p]),
      selection: 'last epoch (4)',
      // The folds stop at different epochs.
      trainLoss: [1, 1 / 2, 1 / 3, 1 / 4].slice(0, 2 + fold).map((loss) => loss + random.uniform() / 8),
      validationAccuracy: [0.5, 0.625, 0.75, 0.7].slice(0, 2 + fold),
      seconds: 0.5,
    };
  });
  return {
    formatVersion: 1,
    cell,
    parameterCount: 123,
    folds,
    environment: {},
    seconds: 1.5,
    finishedAt: '2024-05-06T07:08:09.500Z',
  };
}

/** A run folder `<base>/runs/tracked` whose first `done` cells (default all) have results. */
export function trackedStore(base: string, cells: readonly PlannedCell[], done = cells.length): RunStore {
  const plan = {
    name: 'tracked',
    experimentFile: join(base, 'tracked.ablation.ts'),
    axes: { traversal: ['quad', 'corner:top-left', 'none'] },
    cells,
  };
  const store = openStore(join(base, 'runs'), plan);
  mkdirSync(join(store.folder, storeFiles.data), { recursive: true });
  const fingerprint = 'f'.repeat(64);
  writeJson(join(store.folder, storeFiles.data, `${fingerprint.slice(0, 12)}.json`), {
    formatVersion: 2,
    fingerprint,
    data: trackedData,
  });
  for (const cell of cells.slice(0, done)) {
    const folder = cellFolder(store.folder, cell.id);
    mkdirSync(folder, { recursive: true });
    writeJson(join(folder, storeFiles.cell), { formatVersion: 1, cell });
    writeResult(folder, trackedResult(cell), trackedData);
  }
  return store;
}

/** A cell with the result of `trackedResult`. */
export function trackedDone(tracked: TrackedCell): DoneTrackedCell {
  const result = trackedResult(tracked.cell);
  return { ...tracked, result, digest: makeDigest(result, trackedData, 1) };
}
