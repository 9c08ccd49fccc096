import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { claimLease } from '../lease/claimLease.js';
import { releaseLease } from '../lease/releaseLease.js';
import type { CellFailure } from '../store/CellFailure.js';
import { cellFolder } from '../store/cellFolder.js';
import { openStore } from '../store/openStore.js';
import { readMatrixState } from '../store/readMatrixState.js';
import type { RunStore } from '../store/RunStore.js';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import { fakeCell, fakeCells, fakePlan } from './fakePlan.test.support.js';
import { listeningObserver } from './listeningObserver.test.support.js';
import { runMatrix, type RunMatrixOptions, type RunOutcome } from './runMatrix.js';

const folder = temporaryFolders();
const workModule = new URL('./fakeWork.test.support.ts', import.meta.url).href;

function makeStore(cells: readonly PlannedCell[], experiment = 'a.ablation.ts'): RunStore {
  const base = folder();
  return openStore(join(base, 'runs'), fakePlan(join(base, experiment), cells));
}

async function run(
  store: RunStore,
  options: Partial<RunMatrixOptions> = {},
): Promise<RunOutcome & { lines: string[] }> {
  const observer = listeningObserver();
  const never = new AbortController().signal;
  const defaults = { cells: store.plan.cells, workers: 2, failFast: false, retry: false, stop: never, kill: never };
  const outcome = await runMatrix({ store, observer, workModule, ...defaults, ...options });
  return { ...outcome, lines: observer.lines };
}

/** Which fold of which cell was computed, by every process that worked on the store. */
function foldsComputed(store: RunStore): string[] {
  const lines = readFileSync(join(store.folder, 'log.txt'), 'utf8').trim().split('\n');
  return lines.map((line) => /fold \d+ of \w+/.exec(line)![0]);
}
const leases = (store: RunStore, cell: PlannedCell): string[] =>
  readdirSync(cellFolder(store.folder, cell.id)).filter((name) => name.startsWith('lease'));

describe('runMatrix', () => {
  it('gives the same results with one worker and with two, and runs nothing twice', async () => {
    const cells = fakeCells(6);
    const results = [];
    for (const workers of [1, 2]) {
      const store = makeStore(cells);
      const outcome = await run(store, { workers });
      expect(outcome.done).toHaveLength(6);
      expect(outcome.lines.filter((line) => line.startsWith('done'))).toHaveLength(6);
      expect(new Set(foldsComputed(store)).size).toBe(18);
      expect(foldsComputed(store)).toHaveLength(18);
      results.push(cells.map(({ id }) => readFileSync(join(cellFolder(store.folder, id), 'result.json'), 'utf8')));
      expect(leases(store, cells[0])).toEqual([]);

      const again = await run(store, { workers });
      expect(again.lines).toEqual(['start 6 6 0 on 0', 'end']);
      expect(foldsComputed(store)).toHaveLength(18);
    }
    expect(results[0]).toEqual(results[1]);
  });

  it('records cells that throw, crash, give NaN or reject with no error, and runs all others', async () => {
    const faults = ['throw', 'exit', 'kill', 'nan', 'reject-text'] as const;
    const cells = [...faults.map((fault) => fakeCell(fault, { fault })), ...fakeCells(3)];
    const store = makeStore(cells);
    const outcome = await run(store);
    expect(outcome.done).toHaveLength(3);
    expect(outcome.failed).toHaveLength(5);
    const error = (n: number): CellFailure =>
      JSON.parse(readFileSync(join(cellFolder(store.folder, cells[n].id), 'error.json'), 'utf8')) as CellFailure;
    expect(error(0)).toMatchObject({ kind: 'error', code: 'plugin', message: "cell 'odd': step threw on purpose." });
    expect(error(1)).toMatchObject({
      kind: 'crash',
      message: expect.stringMatching(
        /exited with status 3\nIts last output:\n {2}something went wrong before the exit/,
      ),
    });
    expect(error(2)).toMatchObject({
      kind: 'crash',
      message: expect.stringMatching(/ended by SIGKILL: often the system was out of memory/),
    });
    expect(error(3)).toMatchObject({
      kind: 'error',
      code: 'numeric',
      message: expect.stringContaining('expected finite numbers'),
    });
    expect(error(4)).toMatchObject({ kind: 'error', message: 'threw "only a text"' });
    const log = readFileSync(join(cellFolder(store.folder, cells[1].id), 'log.txt'), 'utf8');
    expect(log.split('\n')[0]).toMatch(/^\d{4}-.*Z cell \w{12}: exit, seed 0 \(process \d+\)$/);
    expect(log).toMatch(
      /Z fold 0 done\n.*Z something went wrong before the exit\n.*Z failed: the worker process exited with status 3/,
    );
    expect(leases(store, cells[2])).toEqual([]);

    // Failed cells are left alone until --retry, which goes on from the folds they had finished.
    const second = await run(store);
    expect(second.lines).toEqual(['start 8 3 5 on 0', 'end']);
    writeFileSync(join(store.experimentFile, '..', 'mended'), '');
    const third = await run(store, { retry: true, cells: cells.slice(0, 2) });
    expect(third.done).toHaveLength(2);
    expect(foldsComputed(store).filter((line) => line === `fold 0 of ${cells[0].id}`)).toHaveLength(1);
    expect(readMatrixState(store.folder, store.plan).counts).toMatchObject({ done: 5, failed: 3 });
  });

  it('leaves cells alone that were given up early, until a retry runs them to the end', async () => {
    const store = makeStore([fakeCell('hopeless', { fault: 'prune' }), ...fakeCells(1)]);
    const [{ id }] = store.plan.cells;
    const first = await run(store);
    expect(first).toMatchObject({ done: [store.plan.cells[1].id], failed: [], pruned: [id], left: [] });
    expect(first.lines).toContain('pruned hopeless: after 1 of 3 folds: hopeless');
    expect(readMatrixState(store.folder, store.plan)).toMatchObject({
      counts: { done: 1, pruned: 1, failed: 0, pending: 0 },
      cells: [{ state: 'pruned', message: 'after 1 of 3 folds: hopeless', folds: 1 }, {}],
    });
    expect((await run(store)).lines).toEqual(['start 2 1 0 on 0', 'end']);
    writeFileSync(join(store.experimentFile, '..', 'mended'), '');
    expect((await run(store, { retry: true })).done).toHaveLength(2);
    expect(existsSync(join(cellFolder(store.folder, id), 'pruned.json'))).toBe(false);
    expect(foldsComputed(store).filter((line) => line === `fold 0 of ${id}`)).toHaveLength(1);
  });

  it('stops at the first failure when told so', async () => {
    const store = makeStore([fakeCell('bad', { fault: 'throw' }), ...fakeCells(6)]);
    const outcome = await run(store, { workers: 1, failFast: true });
    expect(outcome).toMatchObject({ done: [], failed: [store.plan.cells[0].id] });
    expect(outcome.left).toHaveLength(6);
  });

  it('stops at a checkpoint when asked to, and the next run goes on from there', async () => {
    const cells = fakeCells(4, { foldTime: 120 });
    const store = makeStore(cells);
    const stop = new AbortController();
    const running = run(store, { stop: stop.signal });
    while (!existsSync(join(store.folder, 'log.txt'))) await pause(20);
    stop.abort();
    const outcome = await running;
    expect(outcome.left.length).toBeGreaterThanOrEqual(2);
    expect(outcome.lines.filter((line) => line.startsWith('stopped')).length).toBeGreaterThan(0);
    const { counts } = readMatrixState(store.folder, store.plan);
    expect(counts).toMatchObject({ failed: 0, leased: 0, pending: outcome.left.length });
    expect((await run(store)).done).toHaveLength(4);
    // Each fold was finished once, though two runs worked on it.
    expect(foldsComputed(store).sort()).toEqual([...new Set(foldsComputed(store))].sort());
    expect(foldsComputed(store)).toHaveLength(12);
  });

  it('ends its workers at once when killed; their cells stay pending', async () => {
    const store = makeStore(fakeCells(2, { foldTime: 100_000 }));
    const kill = new AbortController();
    const running = run(store, { kill: kill.signal });
    while (!store.plan.cells.every((cell) => existsSync(join(cellFolder(store.folder, cell.id), 'folds'))))
      await pause(20);
    kill.abort();
    expect((await running).left).toHaveLength(2);
    expect(readMatrixState(store.folder, store.plan).counts).toMatchObject({ pending: 2, leased: 0, failed: 0 });
  });

  it('waits for cells that another run works on, and takes them over when that one dies', async () => {
    const cells = fakeCells(2);
    const store = makeStore(cells);
    const other = claimLease(cellFolder(store.folder, cells[0].id))!;
    const dead = cellFolder(store.folder, cells[1].id);
    mkdirSync(dead, { recursive: true });
    writeFileSync(join(dead, 'lease-1.json'), JSON.stringify({ id: 'x', pid: 2 ** 30, host: hostname() }));
    const running = run(store);
    while (!existsSync(join(dead, 'result.json'))) await pause(20);
    expect(existsSync(join(cellFolder(store.folder, cells[0].id), 'result.json'))).toBe(false);
    releaseLease(other);
    const outcome = await running;
    expect(outcome.done).toHaveLength(2);
    expect(outcome.lines).toContain('note 1 cell in the hands of another run; this one waits for them');
  });

  it('fails as a whole, before any cell, when the experiment does not load', async () => {
    const store = makeStore(fakeCells(3), 'broken.ablation.ts');
    await expect(run(store)).rejects.toMatchObject({
      name: 'StrnnError',
      code: 'option',
      message: expect.stringContaining('this experiment is broken'),
    });
    expect(readMatrixState(store.folder, store.plan).counts).toMatchObject({ pending: 3, failed: 0, leased: 0 });
  });

  it('fails as a whole when the disk is full; no cell is to blame', async () => {
    const store = makeStore([fakeCell('full', { fault: 'disk-full' }), ...fakeCells(2, { foldTime: 50 })]);
    await expect(run(store, { workers: 1 })).rejects.toMatchObject({
      code: 'store',
      message: expect.stringContaining('ENOSPC: the disk is full'),
    });
    expect(readMatrixState(store.folder, store.plan).counts).toMatchObject({ pending: 3, failed: 0 });
  });
});
