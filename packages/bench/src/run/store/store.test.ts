import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellResult } from '../CellResult.js';
import { fakeCell, fakePlan } from '../engine/fakePlan.test.support.js';
import { fakeSamples } from '../engine/fakeSamples.test.support.js';
import { runCell } from '../engine/fakeWork.test.support.js';
import { describeData } from '../describeData.js';
import { claimLease } from '../lease/claimLease.js';
import { cellFolder } from './cellFolder.js';
import { claimCell } from './claimCell.js';
import { openStore } from './openStore.js';
import { readCellState } from './readCellState.js';
import { readMatrixState } from './readMatrixState.js';
import { readResult } from './readResult.js';
import { readStore } from './readStore.js';
import { storeError } from './storeError.js';
import { makeTemporary } from './temporaryName.js';
import { temporaryFolders } from './temporaryFolder.test.support.js';
import { writeFailure } from './writeFailure.js';
import { writeResult } from './writeResult.js';

const folder = temporaryFolders();
const cell = fakeCell('a');
const source = { name: 'fake', options: {}, fingerprint: async () => '', load: async () => fakeSamples };
const described = describeData(source, fakeSamples);

async function resultOf(of: PlannedCell, into: string): Promise<CellResult> {
  const signal = new AbortController().signal;
  return runCell({ cell: of, data: source, plugins: [], folder: into, onProgress: () => {}, signal, log: () => {} });
}

/** A run folder with one cell whose folder exists. */
function store(): { run: string; own: string } {
  const base = folder();
  const run = openStore(base, fakePlan(join(base, 'a.ablation.ts'), [cell])).folder;
  const own = cellFolder(run, cell.id);
  mkdirSync(own);
  return { run, own };
}

describe('the states of a cell', () => {
  it('goes pending, leased, done', async () => {
    const { run, own } = store();
    expect(readCellState(run, cell, 'result')).toEqual({ id: cell.id, label: 'a', state: 'pending', folds: 0 });
    const claim = claimCell(run, cell, false);
    expect(claim.state).toBe('claimed');
    expect(readCellState(run, cell, 'result')).toMatchObject({
      state: 'leased',
      holder: expect.stringContaining(`process ${process.pid}`),
    });
    expect(claimCell(run, cell, false).state).toBe('leased');
    writeResult(own, await resultOf(cell, own), described);
    expect(readCellState(run, cell, 'result')).toMatchObject({ state: 'done', folds: 3 });
    expect(readCellState(run, cell, 'summary')).toMatchObject({
      state: 'done',
      folds: 3,
      accuracy: expect.any(Number),
    });
  });

  it('is not claimed once done, and leaves no lease behind', async () => {
    const { run, own } = store();
    writeResult(own, await resultOf(cell, own), described);
    expect(claimCell(run, cell, true)).toEqual({ state: 'done' });
    expect(claimLease(own)).toBeDefined();
  });

  it('is claimed after a failure only for a retry, which forgets the failure', () => {
    const { run, own } = store();
    writeFailure(own, { id: cell.id, kind: 'error', message: 'it broke\nbadly' });
    expect(readCellState(run, cell, 'summary')).toMatchObject({ state: 'failed', message: 'it broke' });
    expect(claimCell(run, cell, false)).toEqual({ state: 'failed', message: 'it broke\nbadly' });
    expect(claimCell(run, cell, true).state).toBe('claimed');
    expect(existsSync(join(own, 'error.json'))).toBe(false);
  });

  it('tells of a lease that looks old, and does not take it for dead', () => {
    const { run, own } = store();
    const path = join(own, 'lease-1.json');
    writeFileSync(path, JSON.stringify({ id: 'x', pid: 7, host: 'elsewhere' }));
    const before = Date.now() / 1000 - 3 * 3600;
    utimesSync(path, before, before);
    const { state, holder } = readCellState(run, cell, 'summary');
    expect(state).toBe('leased');
    expect(holder).toMatch(/^elsewhere, process 7, no sign of life for 3/);
  });

  it('counts folders of no cell in the plan as stale', () => {
    const { run } = store();
    mkdirSync(cellFolder(run, '000000000000'));
    const state = readMatrixState(run, fakePlan('a.ts', [cell]));
    expect(state.counts).toEqual({ done: 0, leased: 0, failed: 0, pruned: 0, pending: 1, stale: 1 });
    expect(state.cells[1]).toMatchObject({ id: '000000000000', state: 'stale' });
  });

  it('counts the folds that an interrupted run left', () => {
    const { run, own } = store();
    mkdirSync(join(own, 'folds'));
    for (const name of ['0.json', '1.json', '.2.json.77.1.tmp']) writeFileSync(join(own, 'folds', name), '{}');
    expect(readCellState(run, cell, 'summary')).toMatchObject({ state: 'pending', folds: 2 });
  });
});

describe('a damaged result.json', () => {
  const cut = (text: string): string => text.slice(0, text.length / 2);
  const other = (text: string): string => text.replace('"scaler":"standard"', '"scaler":"none"');
  const holed = (text: string): string => text.replace(/"probabilities":\[\[[^,]+,/, '"probabilities":[[null,');
  it.each([
    ['cut', cut, 'not JSON'],
    ['empty', () => '', 'the file is empty'],
    ['of another configuration', other, 'cell.config'],
    ['with a hole', holed, 'folds[0].probabilities[0]: expected finite numbers, found [null'],
    ['of something else', () => '[]', 'not an object'],
  ])('%s: the cell runs again and the file is kept', async (_, damage, reason) => {
    const { run, own } = store();
    writeResult(own, await resultOf(cell, own), described);
    const path = join(own, 'result.json');
    const damaged = damage(readFileSync(path, 'utf8'));
    writeFileSync(path, damaged);
    const state = readCellState(run, cell, 'result');
    expect(state.state).toBe('pending');
    expect(state.problem).toContain(reason);
    const claim = claimCell(run, cell, false);
    expect(claim).toMatchObject({ state: 'claimed', note: expect.stringContaining('result.json.corrupt') });
    expect(readFileSync(`${path}.corrupt`, 'utf8')).toBe(damaged);
    expect(existsSync(path)).toBe(false);
  });

  it('of a newer version is refused, not run again', async () => {
    const { own } = store();
    writeFileSync(join(own, 'result.json'), JSON.stringify({ ...(await resultOf(cell, own)), formatVersion: 2 }));
    expect(() => readResult(own, cell)).toThrow(/result\.json: written by a newer version of strnn \(result format 2/);
  });

  it('is never written: a NaN is refused before', async () => {
    const { own } = store();
    const bad = fakeCell('nan', { fault: 'nan' });
    await expect(resultOf(bad, own).then((result) => writeResult(own, result, described))).rejects.toThrow(
      /^nan: the result is not valid: folds\[\d\]\.probabilities\[0\]: expected finite numbers/,
    );
    expect(existsSync(join(own, 'result.json'))).toBe(false);
  });
});

describe('openStore', () => {
  it('refuses the folder of another experiment, but not of one that was renamed', () => {
    const base = folder();
    const [first, second] = [join(base, 'a.ts'), join(base, 'b.ts')];
    writeFileSync(first, '');
    openStore(base, fakePlan(first, [cell]));
    openStore(base, fakePlan(first, []));
    expect(() => openStore(base, fakePlan(second, [cell]))).toThrow(
      /holds the matrix of another experiment \(.*a\.ts\), not of .*b\.ts\. Give one/,
    );
    renameSync(first, second);
    expect(openStore(base, fakePlan(second, [cell])).experimentFile).toBe(second);
  });

  it('finds its experiment after the whole tree was moved', () => {
    const base = folder();
    mkdirSync(join(base, 'old'));
    openStore(join(base, 'old', 'runs'), fakePlan(join(base, 'old', 'a.ts'), [cell]));
    renameSync(join(base, 'old'), join(base, 'new'));
    expect(readStore(join(base, 'new', 'runs', 'fake'))).toMatchObject({
      experimentFile: join(base, 'new', 'a.ts'),
      plan: { cells: [{ id: cell.id }] },
    });
  });

  it('refuses a folder of a newer version and leaves it alone', () => {
    const base = folder();
    const path = join(openStore(base, fakePlan('a.ts', [cell])).folder, 'plan.json');
    const newer = readFileSync(path, 'utf8').replace('"formatVersion":2', '"formatVersion":3');
    writeFileSync(path, newer);
    expect(() => openStore(base, fakePlan('a.ts', []))).toThrow(
      /plan\.json: written by a newer version of strnn \(store format 3/,
    );
    expect(readFileSync(path, 'utf8')).toBe(newer);
  });

  it('says what to do where it cannot write', () => {
    const base = folder();
    writeFileSync(join(base, 'runs'), 'a file');
    expect(() => openStore(join(base, 'runs'), fakePlan('a.ts', [cell]))).toThrow(
      /fake: cannot write \((ENOTDIR|EEXIST): a part of this path is a file where a folder is needed\)\./,
    );
  });

  it.each([
    ['EROFS', 'the file system is read-only; give another folder with --runs FOLDER'],
    ['EACCES', 'no permission to write there; give another folder with --runs FOLDER'],
    ['ENOSPC', 'the disk is full; what is finished is kept, run the same command again once there is space'],
    ['EDQUOT', 'the disk quota is used up; what is finished is kept'],
  ])('says what to do about %s', (code, hint) => {
    const error = storeError('runs/fake', Object.assign(new Error('refused'), { code, syscall: 'open' }));
    expect([error.code, error.message]).toEqual([
      'store',
      expect.stringContaining(`runs/fake: cannot write (${code}: ${hint}`),
    ]);
  });

  it('removes what a killed process was writing, and nothing of a live one', () => {
    const base = folder();
    const { folder: run } = openStore(base, fakePlan('a.ts', [cell]));
    const live = makeTemporary(join(run, 'index.json'));
    const gone = live.replace(`.${process.pid}.`, `.${2 ** 30}.`);
    const elsewhere = join(run, '.index.json.01234567.1.1.tmp');
    for (const path of [live, gone, elsewhere]) writeFileSync(path, '');
    openStore(base, fakePlan('a.ts', [cell]));
    expect([live, gone, elsewhere].map((path) => existsSync(path))).toEqual([true, false, true]);
    const own = cellFolder(run, cell.id);
    mkdirSync(join(own, 'folds'), { recursive: true });
    writeFileSync(join(own, '.result.json.01234567.1.1.tmp'), '');
    writeFileSync(join(own, 'folds', '.0.json.01234567.1.1.tmp'), '');
    expect(claimCell(run, cell, false).state).toBe('claimed');
    expect(readdirSync(own, { recursive: true }).filter((name) => String(name).endsWith('.tmp'))).toEqual([]);
  });

  it('reads the plan of format 1, which held every cell in full', () => {
    const base = folder();
    const plan = fakePlan(join(base, 'a.ts'), [cell]);
    mkdirSync(join(base, 'fake'));
    writeFileSync(join(base, 'fake', 'plan.json'), JSON.stringify({ formatVersion: 1, experiment: '../a.ts', plan }));
    expect(readStore(join(base, 'fake'))!.plan).toEqual(plan);
    openStore(base, plan);
    expect(readFileSync(join(base, 'fake', 'plan.json'), 'utf8')).toContain('"formatVersion":2');
    expect(readStore(join(base, 'fake'))!.plan).toEqual(plan);
  });

  it.each(['../up', '', '.', 'a/b'])('refuses the name %j for a folder', (name) => {
    expect(() => openStore(folder(), fakePlan('a.ts', [cell], name))).toThrow(/cannot name a folder/);
  });

  it('reports a damaged plan.json', () => {
    const base = folder();
    writeFileSync(join(base, 'plan.json'), '{"formatVersion": 1,');
    expect(() => readStore(base)).toThrow(/plan\.json: damaged \(not JSON/);
    writeFileSync(join(base, 'plan.json'), '{"formatVersion": 1}');
    expect(() => readStore(base)).toThrow(/expected the plan of a run folder/);
    expect(readStore(join(base, 'nothing'))).toBeUndefined();
  });
});
