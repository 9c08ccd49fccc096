import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterEach, describe, expect, it } from 'vitest';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { fakeCells, fakePlan } from '../engine/fakePlan.test.support.js';
import type { FakeOptions } from '../engine/fakeWork.test.support.js';
import { listeningObserver } from '../engine/listeningObserver.test.support.js';
import { runMatrix, type RunOutcome } from '../engine/runMatrix.js';
import { cellFolder } from '../store/cellFolder.js';
import { openStore } from '../store/openStore.js';
import { readMatrixState } from '../store/readMatrixState.js';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import type { RunnerTask, WorkerTask } from './queueProcess.test.support.js';
import { hasRedis, startRedis, type RedisServer } from './redisServer.test.support.js';
import { startProcess, type StartedProcess } from './startProcess.test.support.js';
import { stressQueue } from './stressQueue.test.support.js';

const folder = temporaryFolders();
const never = new AbortController().signal;
const started: StartedProcess[] = [];
const servers: RedisServer[] = [];
afterEach(async () => {
  for (const { child } of started.splice(0)) child.kill('SIGKILL');
  for (const server of servers.splice(0)) await server.close();
});

interface Matrix {
  readonly base: string;
  readonly experiment: string;
  readonly redis: RedisServer;
  run(cells: number, options?: FakeOptions): StartedProcess;
  work(options?: Partial<WorkerTask>): StartedProcess;
}

async function makeMatrix(settings?: readonly string[]): Promise<Matrix> {
  const base = folder();
  const experiment = join(base, 'a.ablation.ts');
  writeFileSync(experiment, '');
  const redis = await startRedis(settings);
  servers.push(redis);
  const start = (task: RunnerTask | WorkerTask): StartedProcess => {
    const process = startProcess(task);
    started.push(process);
    return process;
  };
  let scratches = 0;
  return {
    base,
    experiment,
    redis,
    run: (cells, options) =>
      start({ role: 'run', queue: redis.url, experiment, cells, ...(options !== undefined && { options }) }),
    work: (options) =>
      start({ role: 'work', queue: redis.url, workers: 1, scratch: join(base, `scratch${scratches++}`), ...options }),
  };
}

const runFolder = (base: string): string => join(base, 'runs', 'fake');
const outcomeOf = ({ lines }: StartedProcess): RunOutcome => JSON.parse(lines.at(-1)!) as RunOutcome;
const resultOf = (base: string, { id }: PlannedCell): string =>
  readFileSync(join(cellFolder(runFolder(base), id), 'result.json'), 'utf8');
/** Which folds were computed, by whichever process, as `fold 0 of 0123456789ab`. */
const foldsIn = (...folders: string[]): string[] =>
  folders
    .map((place) => join(place, 'log.txt'))
    .filter((log) => existsSync(log))
    .flatMap((log) => readFileSync(log, 'utf8').match(/fold \d+ of \w+/g) ?? []);
const leases = (base: string): string[] =>
  readdirSync(runFolder(base), { recursive: true })
    .map(String)
    .filter((name) => name.includes('lease-'));

/** The same matrix without a queue. */
async function runUndisturbed(experiment: string, cells: readonly PlannedCell[]): Promise<string> {
  const base = folder();
  const store = openStore(join(base, 'runs'), fakePlan(experiment, cells));
  const observer = listeningObserver();
  const workModule = new URL('../engine/fakeWork.test.support.ts', import.meta.url).href;
  const options = { workers: 2, failFast: false, retry: false, stop: never, kill: never };
  await runMatrix({ store, cells, observer, workModule, ...options });
  return base;
}

// Debian's redis-server (apt-get install redis-server); without it these tests are skipped.
describe.skipIf(!hasRedis)('a matrix on a queue', () => {
  it('is run by three workers in separate processes with the results of a run without a queue', async () => {
    const { base, experiment, run, work } = await makeMatrix();
    const workers = [work(), work(), work({ shared: false })];
    const runner = run(12, { foldTime: 60 });
    expect(await runner.ended).toBe(0);
    expect(outcomeOf(runner)).toMatchObject({ failed: [], left: [] });
    expect(outcomeOf(runner).done).toHaveLength(12);
    for (const { lines } of workers) expect(lines.filter((line) => line.startsWith('done')).length).toBeGreaterThan(0);
    expect(workers[2].lines).toContainEqual(
      expect.stringMatching(/fake: serving it for .*; results through the queue/),
    );

    const cells = fakeCells(12, { foldTime: 60 });
    const reference = await runUndisturbed(experiment, cells);
    for (const cell of cells) expect(resultOf(base, cell)).toBe(resultOf(reference, cell));
    expect(leases(base)).toEqual([]);
    expect(readMatrixState(runFolder(base), fakePlan(experiment, cells)).counts).toMatchObject({
      done: 12,
      pending: 0,
    });
    // Each fold once, over all machines; the log of a cell that came through the queue is in the run folder too.
    const scratch = join(base, 'scratch2');
    const folds = foldsIn(runFolder(base), ...readdirSync(scratch).map((name) => join(scratch, name)));
    expect(folds).toHaveLength(36);
    expect(new Set(folds).size).toBe(36);
    for (const { id } of cells)
      expect(readFileSync(join(cellFolder(runFolder(base), id), 'log.txt'), 'utf8')).toMatch(
        /^\S+Z cell \w{12}: seed=/,
      );

    // The second run finds everything done and asks nobody.
    const again = run(12, { foldTime: 60 });
    await again.ended;
    expect(again.lines.slice(0, 2)).toEqual(['start 12 12 0 on 0', 'end']);
  });

  it('takes over the cell of a worker that is killed, and records a cell that fails', async () => {
    const { base, run, work } = await makeMatrix();
    const first = work({ shared: false });
    const runner = run(3, { foldTime: 1500, folds: 2 });
    await runner.until(/^begin/);
    first.child.kill('SIGKILL');
    await first.ended;
    const second = work();
    expect(await runner.ended).toBe(0);
    expect(outcomeOf(runner)).toMatchObject({ failed: [], left: [] });
    expect(second.lines.filter((line) => line.startsWith('done'))).toHaveLength(3);
    expect(leases(base)).toEqual([]);

    const failing = await makeMatrix();
    failing.work({ shared: false });
    const bad = failing.run(2, { fault: 'throw' });
    expect(await bad.ended).toBe(0);
    expect(outcomeOf(bad).failed).toHaveLength(2);
    expect(bad.lines).toContain("failed seed=1: cell 'odd': step threw on purpose.");
    const [cell] = fakeCells(2, { fault: 'throw' });
    const error = readFileSync(join(cellFolder(runFolder(failing.base), cell.id), 'error.json'), 'utf8');
    expect(JSON.parse(error)).toMatchObject({ kind: 'error', code: 'plugin' });
  });

  it('stops at a checkpoint after Ctrl-C at the runner, and goes on in a run without a queue', async () => {
    const { base, experiment, redis, run, work } = await makeMatrix();
    const worker = work({ workers: 2 });
    const runner = run(6, { foldTime: 400 });
    await runner.until(/^done/);
    runner.child.kill('SIGINT');
    expect(await runner.ended).toBe(0);
    const { done, left } = outcomeOf(runner);
    expect(done.length).toBeGreaterThan(0);
    expect(left.length).toBeGreaterThan(0);
    expect(leases(base)).toEqual([]);
    // Nothing is left for the workers.
    const client = new Redis(redis.port);
    expect(await client.hlen('strnn-matrices')).toBe(0);
    client.disconnect();
    const finished = worker.lines.filter((line) => line.startsWith('done')).length;
    await pause(1000);
    expect(worker.lines.filter((line) => line.startsWith('done'))).toHaveLength(finished);

    const cells = fakeCells(6, { foldTime: 400 });
    const store = openStore(join(base, 'runs'), fakePlan(experiment, cells));
    const workModule = new URL('../engine/fakeWork.test.support.ts', import.meta.url).href;
    const options = { workers: 2, failFast: false, retry: false, stop: never, kill: never };
    const rest = await runMatrix({ store, cells, observer: listeningObserver(), workModule, ...options });
    expect(rest.done).toHaveLength(6);
    expect(foldsIn(runFolder(base))).toHaveLength(18); // no fold twice
  });

  it('gives its cell back after Ctrl-C at a worker, which another worker finishes', async () => {
    const { base, run, work } = await makeMatrix();
    const first = work();
    const runner = run(1, { foldTime: 800 });
    await runner.until(/^begin/);
    await first.until(/serving/);
    while (foldsIn(runFolder(base)).length < 1) await pause(20);
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(first.lines).toContain('stopped seed=0 seed=0');
    work();
    expect(await runner.ended).toBe(0);
    expect(outcomeOf(runner).done).toHaveLength(1);
    expect(foldsIn(runFolder(base))).toHaveLength(3);
  });

  it('shares a run folder with a run without a queue: no cell is run twice', async () => {
    const { base, experiment, run, work } = await makeMatrix();
    work();
    work({ shared: false });
    const runner = run(10, { foldTime: 200 });
    await runner.until(/^start/);
    const cells = fakeCells(10, { foldTime: 200 });
    const store = openStore(join(base, 'runs'), fakePlan(experiment, cells));
    const workModule = new URL('../engine/fakeWork.test.support.ts', import.meta.url).href;
    const options = { workers: 1, failFast: false, retry: false, stop: never, kill: never };
    const outcome = await runMatrix({ store, cells, observer: listeningObserver(), workModule, ...options });
    expect(await runner.ended).toBe(0);
    expect([outcome.done.length, outcomeOf(runner).done.length]).toEqual([10, 10]);
    const scratch = join(base, 'scratch1');
    const folds = foldsIn(
      runFolder(base),
      ...(existsSync(scratch) ? readdirSync(scratch).map((name) => join(scratch, name)) : []),
    );
    expect(folds).toHaveLength(30);
  });

  it('is refused by a worker that lacks the experiment, with the reason at both ends', async () => {
    const { base, run, work } = await makeMatrix();
    mkdirSync(join(base, 'elsewhere'));
    const poor = work({ experiment: join(base, 'elsewhere') });
    const runner = run(1);
    await runner.until(/^note .*, process \d+: takes no cell: --experiment .*elsewhere: has no a\.ablation\.ts/);
    await poor.until(/fake: cannot be served here: --experiment .*elsewhere: has no a\.ablation\.ts/);
    work();
    expect(await runner.ended).toBe(0);
  });

  it.each([
    ['keeps nothing', false],
    ['keeps everything', true],
  ])('survives restarts of a Redis that %s, and killed workers', async (_, persistent) => {
    const outcome = await stressQueue({
      base: folder(),
      cells: 12,
      foldTime: 200,
      restarts: 3,
      kills: 1,
      persistent,
      every: 1500,
      seed: 'short',
    });
    expect(outcome).toMatchObject({ identical: 12, different: [], leftovers: [], settled: 12 });
    expect(outcome.restarts + outcome.kills).toBeGreaterThan(1);
    expect(Math.abs(outcome.finished - 12)).toBeLessThanOrEqual(outcome.kills);
  });
});
