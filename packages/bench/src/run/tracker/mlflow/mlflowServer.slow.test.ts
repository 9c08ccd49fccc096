import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { temporaryFolders } from '../../store/temporaryFolder.test.support.js';
import type { RunStore } from '../../store/RunStore.js';
import { cellSeries } from '../cellSeries.js';
import { foldSeries } from '../foldSeries.js';
import { sendCells } from '../sendCells.js';
import { trackedCells } from '../trackedCells.js';
import type { Tracker } from '../Tracker.js';
import { trackedDone, trackedPlanCells, trackedStore } from '../trackedStore.test.support.js';
import { createMlflowClient } from './createMlflowClient.js';
import { createMlflowTracker } from './createMlflowTracker.js';
import { mlflowKey } from './mlflowKey.js';
import { MlflowError } from './MlflowError.js';
import type { MlflowRun } from './MlflowRun.js';
import { searchRuns } from './searchRuns.js';

let child: ChildProcess | undefined;
const url = process.env.STRNN_MLFLOW_URL ?? (await startServer());
const folder = temporaryFolders();
/** When cells begin, milliseconds since 1970. */
const startedAt = Date.parse('2024-05-06T07:00:00Z');
afterAll(async () => {
  if (child === undefined || child.exitCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
});

/** The address of a server of its own; undefined where no MLflow is installed. */
async function startServer(): Promise<string | undefined> {
  const script = fileURLToPath(new URL('../../../../../../tools/mlflow-server.mjs', import.meta.url));
  const started = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'ignore'] });
  child = started;
  const first = await Promise.race([once(started.stdout, 'data'), once(started, 'exit')]);
  return Buffer.isBuffer(first[0]) ? first[0].toString('utf8').trim() : undefined;
}

describe.skipIf(url === undefined)(
  'a real MLflow server (skipped without STRNN_MLFLOW_URL or an installed mlflow)',
  () => {
    const client = createMlflowClient({ url: url ?? '' });
    const connect = (store: RunStore): Tracker => createMlflowTracker(client, store);
    /** A matrix with a name of its own, so that one server serves many runs of this test. */
    const setUp = (count: number, done = count) => {
      const base = folder();
      const store = trackedStore(base, trackedPlanCells(count), done);
      const plan = { ...store.plan, name: `tracked ${Date.now()} ${Math.floor(performance.now())}` };
      const named: RunStore = { ...store, plan };
      return { store: named, name: plan.name, cells: [...trackedCells(named).values()] };
    };
    const idOf = async (name: string): Promise<string> => {
      const { experiment } = await client.get('experiments/get-by-name', { experiment_name: name });
      return (experiment as { experiment_id: string }).experiment_id;
    };
    const runsOf = async (name: string): Promise<Map<string, MlflowRun>> => searchRuns(client, await idOf(name));

    it('keeps a matrix: params, tags, every point of every curve, files, ends', async () => {
      const { store, name, cells } = setUp(2);
      const tracker = connect(store);
      await tracker.open();
      expect(await sendCells(cells, tracker, store)).toEqual({ sent: 2, known: 0, missing: 0 });
      const runs = await runsOf(name);
      expect([...runs.keys()].sort()).toEqual(cells.map(({ cell }) => cell.id).sort());
      for (const tracked of cells) {
        const run = runs.get(tracked.cell.id)!;
        expect(run.status).toBe('FINISHED');
        expect(run.tags.get('mlflow.runName')).toBe(tracked.title);
        expect(run.params.get('vary.traversal')).toBe(tracked.cell.factors.traversal);
        const { result, digest } = trackedDone(tracked);
        const series = [...result.folds.flatMap((fold) => foldSeries(fold, 3)), ...cellSeries(result, digest)];
        expect([...run.metrics.keys()].sort()).toEqual(series.map(({ name: metric }) => mlflowKey(metric)).sort());
      }
      const [first] = cells;
      const run = runs.get(first.cell.id)!;
      const history = await client.get('metrics/get-history', {
        run_id: run.id,
        metric_key: 'train loss by fold/3 subject s2',
      });
      const points = (history.metrics as { step?: number; value: number }[]).map(({ step, value }) => [step, value]);
      expect(points).toEqual(trackedDone(first).result.folds[2].trainLoss.map((value, epoch) => [epoch + 1, value]));
      const { files } = await client.get('artifacts/list', { run_id: run.id });
      expect((files as { path: string }[]).map(({ path }) => path).sort()).toEqual(['result.json', 'summary.json']);
    });

    it('gets nothing twice', async () => {
      const { store, name, cells } = setUp(2);
      for (const expected of [
        { sent: 2, known: 0 },
        { sent: 0, known: 2 },
      ]) {
        const tracker = connect(store);
        await tracker.open();
        expect(await sendCells(cells, tracker, store)).toMatchObject(expected);
      }
      expect((await runsOf(name)).size).toBe(2);
    });

    it('goes on with a cell that was cut off, in the same run and without a point twice', async () => {
      const { store, name, cells } = setUp(1);
      const tracker = connect(store);
      await tracker.open();
      await tracker.begin(cells[0], startedAt);
      await tracker.addFold(cells[0], trackedDone(cells[0]).result.folds[0], 3);
      expect((await runsOf(name)).get(cells[0].cell.id)!.status).toBe('RUNNING');
      await tracker.abandon(cells[0], { state: 'stopped', reason: 'the run was interrupted' });
      expect((await runsOf(name)).get(cells[0].cell.id)!.status).toBe('KILLED');

      const later = connect(store);
      await later.open();
      await sendCells(cells, later, store);
      const runs = await runsOf(name);
      const run = runs.get(cells[0].cell.id)!;
      expect([runs.size, run.status]).toEqual([1, 'FINISHED']);
      const history = await client.get('metrics/get-history', {
        run_id: run.id,
        metric_key: 'train loss by fold/1 subject s0',
      });
      expect(history.metrics).toHaveLength(2);
    });

    it('takes every name and length that is sent, and a result that changed', async () => {
      const { store, name, cells } = setUp(1, 0);
      const done = trackedDone(cells[0]);
      const options = {
        'a "b" (é)': 'x'.repeat(9000),
        ...Object.fromEntries(Array.from({ length: 150 }, (_, n) => [`o${n}`, n])),
      };
      const cell = { ...done.cell, config: { ...done.cell.config, model: { kind: 'fake', options } } };
      const [fold] = done.result.folds;
      const long = {
        ...fold,
        name: 'subject (a:b)//../c@',
        trainLoss: Array.from({ length: 2500 }, (_, n) => 1 / (n + 1)),
      };
      const tracker = connect(store);
      await tracker.open();
      const changed = { ...done, cell, result: { ...done.result, folds: [long] } };
      await tracker.finish(changed);
      await tracker.finish({ ...changed, digest: { ...done.digest, seconds: 9 } });
      const run = (await runsOf(name)).get(cell.id)!;
      expect(run.params.size).toBeGreaterThan(150);
      expect(run.metrics.get('train loss by fold/1 subject _a_b_/_/_/c_')).toEqual({ step: 2500, value: 1 / 2500 });
      expect(run.metrics.get('work/seconds')!.value).toBe(9);
    });

    it('refuses in the words that the code knows', async () => {
      const { store, name } = setUp(1, 0);
      const code = async (request: Promise<unknown>): Promise<unknown> =>
        request.then(
          () => 'fine',
          (error: unknown) => (error instanceof MlflowError ? error.errorCode : error),
        );
      expect(await code(client.get('experiments/get-by-name', { experiment_name: name }))).toBe(
        'RESOURCE_DOES_NOT_EXIST',
      );
      const tracker = connect(store);
      await tracker.open();
      expect(await code(client.post('experiments/create', { name }))).toBe('RESOURCE_ALREADY_EXISTS');
      expect(await code(client.post('runs/update', { run_id: 'none', status: 'FINISHED' }))).toBe(
        'RESOURCE_DOES_NOT_EXIST',
      );
      await client.post('experiments/delete', { experiment_id: await idOf(name) });
      await expect(tracker.open()).rejects.toThrow(
        /is deleted there\. Bring it back \(mlflow experiments restore -x \d+\)/,
      );
      await expect(connectTo(`${url}/elsewhere`, store).open()).rejects.toThrow('has no MLflow interface');
    });

    const connectTo = (address: string, store: RunStore): Tracker =>
      createMlflowTracker(createMlflowClient({ url: address }), store);
  },
);
