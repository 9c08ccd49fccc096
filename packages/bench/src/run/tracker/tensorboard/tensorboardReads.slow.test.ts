import { spawnSync } from 'node:child_process';
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../../store/temporaryFolder.test.support.js';
import { cellSeries } from '../cellSeries.js';
import { foldSeries } from '../foldSeries.js';
import { sendCells } from '../sendCells.js';
import { trackedCells } from '../trackedCells.js';
import { trackedDone, trackedPlanCells, trackedStore } from '../trackedStore.test.support.js';
import { createTensorBoardTracker } from './createTensorBoardTracker.js';
import { listEventFiles } from './eventFile.js';

/** What tools/reference/bench/tensorboard_read.py prints of a run. */
interface Read {
  readonly scalars: Readonly<Record<string, readonly (readonly [step: number, value: number])[]>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly hparams: Readonly<Record<string, unknown>>;
  readonly columns: Readonly<Record<string, unknown>>;
  readonly status: number | null;
}

const python = process.env.STRNN_PYTHON ?? 'python3';
const script = fileURLToPath(new URL('../../../../../../tools/reference/bench/tensorboard_read.py', import.meta.url));
const here = spawnSync(python, ['-c', 'import tensorboard']).status === 0;
const folder = temporaryFolders();
/** When cells begin, milliseconds since 1970. */
const startedAt = Date.parse('2024-05-06T07:00:00Z');

function read(logs: string): Readonly<Record<string, Read>> {
  const { status, stdout, stderr } = spawnSync(python, [script, logs], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Record<string, Read>;
}

describe.skipIf(!here)(
  'event files read by TensorBoard (skipped without python3, or STRNN_PYTHON, with tensorboard)',
  () => {
    it('hold every curve, text and row', async () => {
      const base = folder();
      const store = trackedStore(base, trackedPlanCells(4));
      const cells = [...trackedCells(store).values()];
      const logs = join(base, 'logs');
      const tracker = createTensorBoardTracker(logs, store);
      await tracker.open();
      await sendCells(cells, tracker, store);
      const runs = read(join(logs, 'tracked'));
      expect(Object.keys(runs)).toHaveLength(5);
      expect(runs['.'].columns).toEqual({ traversal: ['quad', 'corner:top-left', 'none'], seed: [0, 1] });
      for (const tracked of cells) {
        const { result, digest } = trackedDone(tracked);
        const run = runs[tracked.title.replace(':', '-')];
        const series = [...result.folds.flatMap((fold) => foldSeries(fold, 3)), ...cellSeries(result, digest)];
        // Scalars are float32 in event files.
        const expected = series.map(({ name, points }) => [
          name,
          points.map(({ step, value }) => [step, Math.fround(value)]),
        ]);
        expect(run.scalars).toEqual(Object.fromEntries(expected));
        expect(run.hparams).toMatchObject({ ...tracked.cell.factors, seed: tracked.cell.config.seed, model: 'fake' });
        expect(run.status).toBe(1);
        expect(run.texts.configuration).toContain('| model.kind | fake | default |');
      }
    });

    it('are readable up to where they were cut, and a resumed cell shows each point once', async () => {
      const base = folder();
      const store = trackedStore(base, trackedPlanCells(1));
      const [tracked] = [...trackedCells(store).values()];
      const { result, ...done } = trackedDone(tracked);
      const logs = join(base, 'logs');
      let time = 2e9;
      const tracker = createTensorBoardTracker(logs, store, () => (time += 10));
      await tracker.open();
      await tracker.begin(tracked, startedAt);
      await tracker.addFold(tracked, result.folds[0], 3);
      await tracker.addFold(tracked, result.folds[1], 3);
      const title = 'traversal=quad seed=0';
      const [path] = listEventFiles(join(logs, 'tracked', title));
      truncateSync(path, readFileSync(path).length - 1);
      const cut = read(logs)[`tracked/${title}`];
      expect(cut.scalars['train loss by fold/1 subject s0']).toHaveLength(2);
      // Its last of three epochs is the record that was cut.
      expect(cut.scalars['train loss by fold/2 subject s1']).toHaveLength(2);
      expect(cut.status).toBeNull();

      await tracker.begin(tracked, startedAt);
      for (const fold of result.folds) await tracker.addFold(tracked, fold, 3);
      await tracker.finish({ ...done, result });
      expect(listEventFiles(join(logs, 'tracked', title))).toHaveLength(2);
      const whole = read(logs)[`tracked/${title}`];
      for (const fold of result.folds)
        for (const { name, points } of foldSeries(fold, 3))
          expect(whole.scalars[name].map(([step]) => step)).toEqual(points.map(({ step }) => step));
      expect(whole.scalars['test/accuracy']).toHaveLength(1);
      expect(whole.status).toBe(1);
    });
  },
);
