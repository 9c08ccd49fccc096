import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlannedCell } from '../../../matrix/PlannedCell.js';
import type { RunStore } from '../../store/RunStore.js';
import { temporaryFolders } from '../../store/temporaryFolder.test.support.js';
import { sendCells } from '../sendCells.js';
import { trackedCells } from '../trackedCells.js';
import type { TrackedCell, Tracker } from '../Tracker.js';
import { trackedDone, trackedPlanCells, trackedResult, trackedStore } from '../trackedStore.test.support.js';
import { createMlflowClient } from './createMlflowClient.js';
import { createMlflowTracker } from './createMlflowTracker.js';
import { fakeServers, type FakeServer } from './fakeServer.test.support.js';
import { parseAddress } from './parseAddress.js';

const folder = temporaryFolders();
const server = fakeServers();
/** When cells begin, milliseconds since 1970. */
const startedAt = Date.parse('2024-05-06T07:00:00Z');
const times = { timeout: 2000, waits: [1, 1, 1] };

function connect(fake: FakeServer, store: RunStore, env: Record<string, string> = {}): Tracker {
  return createMlflowTracker(createMlflowClient(parseAddress(fake.url, env), times), store);
}

async function setUp(count = 3, done = count) {
  const fake = await server();
  const store = trackedStore(folder(), trackedPlanCells(count), done);
  return { fake, store, tracker: connect(fake, store), cells: [...trackedCells(store).values()] };
}

describe('cells sent to MLflow', () => {
  it('are runs of an experiment with params, tags, exact curves, files and an end', async () => {
    const { fake, store, tracker, cells } = await setUp(3);
    await tracker.open();
    expect(await sendCells(cells, tracker, store)).toEqual({ sent: 3, known: 0, missing: 0 });
    expect(fake.experiments).toEqual([{ name: 'tracked', deleted: false }]);
    expect(fake.runs.map(({ status }) => status)).toEqual(['FINISHED', 'FINISHED', 'FINISHED']);
    const [{ cell }] = cells;
    const run = fake.runs.find(({ tags }) => tags.get('strnn.cell') === cell.id)!;
    expect(run.endTime).toBe(Date.parse('2024-05-06T07:08:09.500Z'));
    expect(run.endTime! - run.startTime).toBe(1500);
    expect(Object.fromEntries(run.tags)).toMatchObject({
      'mlflow.runName': 'traversal=quad seed=0',
      'mlflow.source.name': 'tracked.ablation.ts',
      'strnn.label': 'traversal=quad',
      'strnn.lenient': 'false',
      'strnn.protocol': 'grouped 3-fold by subject',
    });
    expect(Object.fromEntries(run.params)).toMatchObject({ 'vary.traversal': 'quad', 'model.kind': 'fake', seed: '0' });
    const { folds } = trackedResult(cell);
    const points = run.metrics.filter(({ key }) => key === 'train loss by fold/3 subject s2');
    expect(points.map(({ step, value }) => [step, value])).toEqual(
      folds[2].trainLoss.map((value, epoch) => [epoch + 1, value]),
    );
    expect(JSON.parse(run.files.get('result.json')!)).toEqual(trackedResult(cell));
    expect([...run.files.keys()].sort()).toEqual(['result.json', 'summary.json']);
  });

  it('are not sent twice: the same run, nothing more than a search', async () => {
    const { fake, store, tracker, cells } = await setUp(5);
    await tracker.open();
    await sendCells(cells, tracker, store);
    const before = structuredClone(fake.runs);
    fake.requests.length = 0;
    const again = connect(fake, store);
    await again.open();
    expect(await sendCells(cells, again, store)).toEqual({ sent: 0, known: 5, missing: 0 });
    expect(fake.runs).toEqual(before);
    expect(fake.requests).toEqual(['mlflow/experiments/get-by-name', ...Array<string>(3).fill('mlflow/runs/search')]);
  });

  it('that were cut off go on in the same run, and get only what is missing', async () => {
    const { fake, store, tracker, cells } = await setUp(1);
    await tracker.open();
    await tracker.begin(cells[0], startedAt);
    await tracker.addFold(cells[0], trackedDone(cells[0]).result.folds[0], 3);
    expect(fake.runs[0]).toMatchObject({ status: 'RUNNING', startTime: startedAt });
    expect(fake.runs[0].metrics).toHaveLength(4);

    const later = connect(fake, store);
    await later.open();
    await sendCells(cells, later, store);
    expect(fake.runs).toHaveLength(1);
    const keys = fake.runs[0].metrics.map(({ key, step }) => `${key}@${step}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('train loss by fold/3 subject s2@4');
    expect(fake.runs[0].status).toBe('FINISHED');
  });

  it('that ran again show the new result in the same run', async () => {
    const { fake, store, tracker, cells } = await setUp(1);
    await tracker.open();
    await sendCells(cells, tracker, store);
    const done = trackedDone(cells[0]);
    const finishedAt = '2025-01-01T00:00:00.000Z';
    const digest = { ...done.digest, finishedAt, seconds: 9 };
    expect(tracker.knows(cells[0], digest)).toBe(false);
    await tracker.finish({ ...done, result: { ...done.result, finishedAt, seconds: 9 }, digest });
    expect(fake.runs).toHaveLength(1);
    const [run] = fake.runs;
    expect(run.metrics.filter(({ key }) => key === 'work/seconds').map(({ value }) => value)).toEqual([1.5, 9]);
    expect(run.metrics.filter(({ key }) => key === 'test/accuracy')).toHaveLength(1);
    expect(run.endTime).toBe(Date.parse(finishedAt));
  });

  it('that failed, were pruned or stopped say so', async () => {
    const { fake, tracker, cells } = await setUp(3, 0);
    await tracker.open();
    for (const cell of cells) await tracker.begin(cell, startedAt);
    await tracker.abandon(cells[0], { state: 'failed', reason: 'loss is NaN' });
    await tracker.abandon(cells[1], { state: 'pruned', reason: 'hopeless' });
    await tracker.abandon(cells[2], { state: 'stopped', reason: 'the run was interrupted' });
    const ends = fake.runs.map(({ status, tags }) => [status, tags.get('strnn.end')]);
    expect(ends).toEqual([
      ['FAILED', 'failed: loss is NaN'],
      ['KILLED', 'pruned: hopeless'],
      ['KILLED', 'stopped: the run was interrupted'],
    ]);
    await tracker.begin(cells[2], startedAt);
    expect(fake.runs[2].status).toBe('RUNNING');
    expect(fake.runs).toHaveLength(3);
  });

  it('keep within what one request takes, and within its names and lengths', async () => {
    const options = Object.fromEntries(
      Array.from({ length: 230 }, (_, n) => [`option ${n} (é, "x")`, 'v'.repeat(n === 7 ? 9000 : 3)]),
    );
    const [plain] = trackedPlanCells(1);
    const cell: PlannedCell = { ...plain, config: { ...plain.config, model: { kind: 'fake', options } } };
    const { fake } = await setUp(1, 0);
    const store = trackedStore(folder(), [cell], 0);
    const [tracked] = [...trackedCells(store).values()];
    const done = trackedDone(tracked);
    const [fold] = done.result.folds;
    const long = {
      ...fold,
      name: 'subject (a:b)//../c',
      trainLoss: Array.from({ length: 2500 }, (_, n) => 1 / (n + 1)),
    };
    const tracker = connect(fake, store);
    await tracker.open();
    await tracker.finish({ ...done, result: { ...done.result, folds: [long] } });
    const [run] = fake.runs;
    expect(run.params.size).toBeGreaterThan(230);
    expect([...run.params.values()].find((value) => value.length > 3000)).toMatch(/^v{5997}\.\.\.$/);
    const losses = run.metrics.filter(({ key }) => key === 'train loss by fold/1 subject _a_b_/_/_/c');
    expect(losses.map(({ step }) => step)).toEqual(Array.from({ length: 2500 }, (_, n) => n + 1));
  });

  it('keep the first value of a param that an edited experiment writes otherwise', async () => {
    const { fake, store, tracker, cells } = await setUp(1);
    await tracker.open();
    await tracker.begin(cells[0], startedAt);
    const cell = { ...cells[0].cell, factors: { traversal: '4 sweeps' } };
    const edited: RunStore = { ...store, plan: { ...store.plan, cells: [cell] } };
    const later = connect(fake, edited);
    await later.open();
    await sendCells([...trackedCells(edited).values()], later, edited);
    expect(fake.runs[0].params.get('vary.traversal')).toBe('quad');
    expect(fake.runs[0].status).toBe('FINISHED');
  });

  it('leave files alone where the server does not keep them itself, and say so', async () => {
    const { fake, store, tracker, cells } = await setUp(2);
    fake.artifactRoot = 's3://bucket';
    await tracker.open();
    await sendCells(cells, tracker, store);
    expect(fake.runs.map(({ files }) => files.size)).toEqual([0, 0]);
    expect(tracker.notes()[0]).toBe('MLflow: this server does not keep files itself; those of 2 cells were not sent');
    expect(tracker.notes().at(-1)).toBe(`MLflow: ${fake.url}/#/experiments/1/runs`);
  });

  it('leave out a file that is too large, and name it', async () => {
    const { fake, store, tracker, cells } = await setUp(1);
    mkdirSync(cells[0].folder, { recursive: true });
    writeFileSync(join(cells[0].folder, 'log.txt'), Buffer.alloc(17 * 2 ** 20));
    await tracker.open();
    await sendCells(cells, tracker, store);
    expect(fake.runs[0].files.has('log.txt')).toBe(false);
    expect(tracker.notes()[0]).toMatch(/log\.txt is too large to be sent; it stays in the run folder$/);
  });
});

describe('a server that does not do as asked', () => {
  const begin = async (fault: FakeServer['fault']): Promise<FakeServer & { tracked: TrackedCell }> => {
    const { fake, tracker, cells } = await setUp(1, 0);
    fake.fault = fault;
    await tracker.open();
    await tracker.begin(cells[0], startedAt);
    return Object.assign(fake, { tracked: cells[0] });
  };
  const busy = { status: 503, body: '{"error_code": "TEMPORARILY_UNAVAILABLE", "message": "busy"}' };

  it('is asked again after it was busy, or the connection was cut off', async () => {
    const fake = await begin((path, count) => {
      if (path.endsWith('runs/search')) return count < 3 ? 'cut' : undefined;
      return count < 3 ? busy : undefined;
    });
    expect(fake.runs).toHaveLength(1);
    expect(fake.requests.filter((path) => path.endsWith('runs/create'))).toHaveLength(3);
  });

  it('is given up after four attempts, with its own words', async () => {
    const { fake, tracker } = await setUp(1, 0);
    fake.fault = () => busy;
    await expect(tracker.open()).rejects.toThrow(/experiments\/get-by-name: TEMPORARILY_UNAVAILABLE: busy$/);
    expect(fake.requests).toHaveLength(4);
  });

  it('makes no second run where it is not known whether the first was made', async () => {
    await expect(begin((path) => (path.endsWith('runs/create') ? 'cut' : undefined))).rejects.toThrow(
      /^MLflow: http.*: the connection was cut off \(/,
    );
    const { fake, tracker, cells, store } = await setUp(1);
    const failing = { status: 500, body: 'oops' };
    fake.fault = (path, count) => (path.endsWith('runs/create') && count === 1 ? failing : undefined);
    await tracker.open();
    await expect(tracker.begin(cells[0], startedAt)).rejects.toThrow('runs/create: 500: oops');
    expect(fake.requests.filter((path) => path.endsWith('runs/create'))).toHaveLength(1);
    await tracker.open();
    await sendCells(cells, tracker, store);
    expect(fake.runs).toHaveLength(1);
  });

  it('that made the experiment between two requests is asked for it again', async () => {
    const { fake, tracker } = await setUp(1, 0);
    fake.fault = (path) => {
      if (path.endsWith('experiments/create') && fake.experiments.length === 0)
        fake.experiments.push({ name: 'tracked', deleted: false });
      return undefined;
    };
    await tracker.open();
    expect(fake.experiments).toHaveLength(1);
  });

  it.each([
    [
      { status: 401, body: 'You are not authenticated.' },
      /refuses the credentials \(401: You are not authenticated\.\)\. Set MLFLOW_TRACKING_TOKEN, or/,
    ],
    [
      { status: 404, body: '<!doctype html>\n<title>404' },
      /has no MLflow interface \(nothing at http.*get-by-name\)\. Give the address/,
    ],
    [
      { status: 301, body: '', headers: { location: 'https://b.example/' } },
      /leads on to https:\/\/b\.example\/\. Give the address it leads to\.$/,
    ],
    [
      { status: 200, body: '<html>welcome</html>' },
      /is no MLflow server: it answers mlflow\/experiments\/get-by-name with something else than JSON \("<html>/,
    ],
  ])('is told apart: %j', async (fault, message) => {
    const { fake, tracker } = await setUp(1, 0);
    fake.fault = () => fault;
    await expect(tracker.open()).rejects.toThrow(message);
  });

  it('that has the experiment in its trash says how to bring it back', async () => {
    const { fake, tracker } = await setUp(1, 0);
    fake.experiments.push({ name: 'tracked', deleted: true });
    await expect(tracker.open()).rejects.toThrow(
      "'tracked' is deleted there. Bring it back (mlflow experiments restore -x 1)",
    );
  });

  it('that is not there, or never answers', async () => {
    const { fake, tracker, store } = await setUp(1, 0);
    await fake.stop();
    await expect(tracker.open()).rejects.toThrow(
      /no server answers there\. Start one \(mlflow server\), or give its address \(ECONNREFUSED\)\.$/,
    );
    const silent = await server();
    silent.fault = () => {
      const until = performance.now() + 150;
      while (performance.now() < until); // Longer than the time-out.
      return undefined;
    };
    const impatient = createMlflowClient({ url: silent.url }, { timeout: 50, waits: [] });
    await expect(createMlflowTracker(impatient, store).open()).rejects.toThrow('no answer within 0.05 s');
  });
});

describe('addresses and credentials', () => {
  const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

  it.each([
    ['http://a:5000/', {}, 'http://a:5000', undefined],
    ['https://a/base/', { MLFLOW_TRACKING_TOKEN: 't', MLFLOW_TRACKING_USERNAME: 'u' }, 'https://a/base', 'Bearer t'],
    ['http://a', { MLFLOW_TRACKING_USERNAME: 'ü', MLFLOW_TRACKING_PASSWORD: 'p:q' }, 'http://a', basic('ü:p:q')],
    ['http://u%40b:p@a', {}, 'http://a', basic('u@b:p')],
  ])('%s', (text, env, url, authorization) => {
    expect(parseAddress(text, env)).toEqual({ url, ...(authorization !== undefined && { authorization }) });
  });

  it.each(['5000', 'ftp://a', 'localhost:5000', 'http://', 'file:///tmp/x'])('%s is none', (text) => {
    expect(() => parseAddress(text, {})).toThrow(
      `--mlflow: expected the address of an MLflow server (http://127.0.0.1:5000), found '${text}'.`,
    );
  });

  it('are sent, and never shown', async () => {
    const { fake, store } = await setUp(1, 0);
    const address = fake.url.replace('//', '//user:secret@');
    const tracker = createMlflowTracker(createMlflowClient(parseAddress(address, {}), times), store);
    await tracker.open();
    expect(fake.authorization).toBe(basic('user:secret'));
    fake.fault = () => ({ status: 403, body: '' });
    const error = await tracker.open().catch((thrown: unknown) => String(thrown));
    expect([error, tracker.name, tracker.option, ...tracker.notes()].join()).not.toContain('secret');
    expect(() => parseAddress('ftp://user:secret@a', {})).toThrow("found 'ftp://a'");
  });
});
