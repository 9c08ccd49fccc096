import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Plan, PlannedCell } from '../../matrix/PlannedCell.js';
import { collectReport } from '../collectReport.js';
import { describeData } from '../describeData.js';
import { fakeCells, fakePlan } from '../engine/fakePlan.test.support.js';
import { fakeSamples } from '../engine/fakeSamples.test.support.js';
import { runCell } from '../engine/fakeWork.test.support.js';
import type { CellDigest } from './CellDigest.js';
import { cellFolder } from './cellFolder.js';
import { keepData } from './keepData.js';
import { openIndex } from './openIndex.js';
import { openStore } from './openStore.js';
import { packPlan, unpackPlan } from './packPlan.js';
import { readCellStates } from './readCellStates.js';
import { readMatrixState } from './readMatrixState.js';
import type { RunStore } from './RunStore.js';
import { temporaryFolders } from './temporaryFolder.test.support.js';
import { writePruned } from './writePruned.js';
import { writeResult } from './writeResult.js';

const folder = temporaryFolders();
const data = { name: 'fake', options: {}, fingerprint: async () => 'f'.repeat(64), load: async () => fakeSamples };
const described = describeData(data, fakeSamples);

async function finish(store: RunStore, cell: PlannedCell): Promise<CellDigest> {
  const own = cellFolder(store.folder, cell.id);
  mkdirSync(own, { recursive: true });
  writeFileSync(join(own, 'split.json'), '{"sha256": "abc"}');
  const signal = new AbortController().signal;
  const result = await runCell({ cell, data, plugins: [], folder: own, onProgress: () => {}, signal, log: () => {} });
  return writeResult(own, result, described);
}

async function makeStore(count: number): Promise<{ store: RunStore; cells: PlannedCell[]; digests: CellDigest[] }> {
  const base = folder();
  const cells = fakeCells(count);
  const store = openStore(base, fakePlan(join(base, 'a.ts'), cells));
  await keepData(store.folder, data, 'f'.repeat(64));
  const digests = [];
  for (const cell of cells) digests.push(await finish(store, cell));
  return { store, cells, digests };
}
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the digest of a cell', () => {
  it('holds what a report needs', async () => {
    const { digests } = await makeStore(1);
    const [digest] = digests;
    expect(digest).toMatchObject({
      formatVersion: 2,
      splitSha256: 'abc',
      folds: { names: ['fold 1', 'fold 2', 'fold 3'], tested: [8, 8, 8] },
      subjects: { names: ['s0', 's1', 's2'], tested: [8, 8, 8], correct: digest.folds.correct },
      auc: expect.any(Number),
      selection: [['last epoch (4)', 3]],
      trainLoss: [1, 0.5, 0.33333, 0.25],
      validationAccuracy: [],
    });
    const right = digest.folds.correct.reduce((sum, count) => sum + count, 0);
    expect(digest.accuracy).toBeCloseTo(right / 24, 12);
    expect(digest.confusion[0][0] + digest.confusion[1][1]).toBe(right);
    expect(digest.confusion.flat().reduce((sum, count) => sum + count)).toBe(24);
  });

  it.each([
    ['missing', () => undefined],
    ['of format 1', (text: string) => text.replace('"formatVersion":2', '"formatVersion":1')],
    ['of another result', (text: string) => text.replace(/"resultBytes":\d+/, '"resultBytes":1')],
    ['cut', (text: string) => text.slice(0, 40)],
  ])('is made again from the result when it is %s', async (_, damage) => {
    const { store, cells, digests } = await makeStore(1);
    const path = join(cellFolder(store.folder, cells[0].id), 'summary.json');
    const changed = damage(readFileSync(path, 'utf8'));
    if (changed === undefined) rmSync(path);
    else writeFileSync(path, changed);
    const { input, damaged } = collectReport(store);
    expect(damaged).toEqual([]);
    expect(plain(input.results[0].digest)).toEqual(plain(digests[0]));
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(plain(digests[0]));
  });
});

describe('the index', () => {
  it('gives every digest as it is, the first time and from index.json', async () => {
    const { store, cells, digests } = await makeStore(3);
    for (const time of ['first', 'second']) {
      const index = openIndex(store.folder);
      for (const [n, cell] of cells.entries()) {
        const stored = index.find(cell);
        if (stored.state !== 'done') throw new Error(stored.state);
        const { digest } = stored;
        for (const name of Object.keys(digests[n]) as (keyof CellDigest)[])
          expect(plain(digest[name]), `${time} ${name}`).toEqual(plain(digests[n][name]));
        expect(digest.calibration!.bins).toEqual(digests[n].calibration!.bins);
        expect(plain(digest)).toEqual(plain(digests[n]));
      }
      index.save();
      expect(statSync(join(store.folder, 'index.json')).size).toBeGreaterThan(0);
    }
  });

  it('is believed of no result that was written since, also of the same size', async () => {
    const { store, cells } = await makeStore(2);
    collectReport(store);
    const own = cellFolder(store.folder, cells[1].id);
    const [result, summary] = [join(own, 'result.json'), join(own, 'summary.json')];
    writeFileSync(summary, readFileSync(summary, 'utf8').replace(/"accuracy":[\d.]+/, '"accuracy":0.123'));
    const { atime, mtime } = statSync(result);
    utimesSync(result, atime, new Date(mtime.getTime() + 5000));
    expect(collectReport(store).input.results.map(({ digest }) => digest.accuracy)[1]).toBe(0.123);
  });

  it.each(['', '[]', '{"formatVersion":99}', '{"formatVersion":2,"shared":[],"cells":'])(
    'does no harm when it holds %j',
    async (text) => {
      const { store, digests } = await makeStore(1);
      writeFileSync(join(store.folder, 'index.json'), text);
      expect(plain(collectReport(store).input.results[0].digest)).toEqual(plain(digests[0]));
    },
  );

  it('forgets cells that are gone', async () => {
    const { store, cells } = await makeStore(2);
    collectReport(store);
    rmSync(cellFolder(store.folder, cells[0].id), { recursive: true });
    expect(readCellStates(store.folder, cells).map(({ state }) => state)).toEqual(['pending', 'done']);
  });
});

describe('collectReport', () => {
  it('tells failed, pruned and damaged cells apart', async () => {
    const { store, cells } = await makeStore(4);
    const at = (n: number, name: string): string => join(cellFolder(store.folder, cells[n].id), name);
    for (const n of [1, 2]) rmSync(at(n, 'result.json'));
    writeFileSync(at(1, 'error.json'), JSON.stringify({ message: 'it broke\nat line 3' }));
    writePruned(join(at(2, 'x'), '..'), { id: cells[2].id, reason: 'hopeless', foldsDone: 1 });
    writeFileSync(at(3, 'result.json'), '{');
    const { input, damaged } = collectReport(store);
    expect(input.results.map(({ cell }) => cell.id)).toEqual([cells[0].id]);
    expect(input.failed).toEqual({ [cells[1].id]: 'it broke' });
    expect(input.pruned).toEqual({ [cells[2].id]: 'hopeless' });
    expect(damaged).toEqual([expect.stringMatching(/result\.json is damaged \(not JSON.*'strnn run' makes it anew/)]);
    expect(Object.keys(input.data)).toEqual(['f'.repeat(64)]);
    expect(readMatrixState(store.folder, store.plan).counts).toMatchObject({
      done: 1,
      failed: 1,
      pruned: 1,
      pending: 1,
    });
  });

  it('names the description of the data where that is missing', async () => {
    const { store } = await makeStore(1);
    collectReport(store);
    rmSync(join(store.folder, 'data', 'ffffffffffff.json'));
    expect(() => collectReport(store)).toThrow(/data.ffffffffffff\.json: missing; .* 'strnn run' writes it\./);
    expect(readMatrixState(store.folder, store.plan).counts.done).toBe(1);
  });
});

describe('the packed plan', () => {
  it('is the plan again, at a tenth of the size', () => {
    const provenance = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`model.option${n}`, 'default']));
    const cells = fakeCells(200).map((cell, n): PlannedCell => {
      const { config } = cell;
      const options = { ...provenance, hidden: n % 7, nested: { a: [n % 3, 2], b: null } };
      const tuning = { grid: { 'model.C': [n, 1] }, folds: 3 };
      return {
        ...cell,
        factors: { hidden: n % 7, traversal: 'quad' },
        provenance: { ...provenance, [`model.option${n % 3}`]: `experiment: vary.x[${n % 5}]` },
        config: {
          ...config,
          model: n % 10 === 0 ? { kind: 'other', options: {} } : { kind: 'strnn', options },
          ...(n % 4 === 0 && { tuning }),
        },
        ...(n % 2 === 0 && { twinOf: 'abc' }),
      };
    });
    const plan: Plan = { ...fakePlan('a.ts', cells), design: 'all', axes: { hidden: [1, 2] } };
    const text = JSON.stringify(packPlan(plan));
    expect(unpackPlan(JSON.parse(text) as ReturnType<typeof packPlan>)).toEqual(plan);
    expect(text.length).toBeLessThan(JSON.stringify(plan).length / 6);
  });
});
