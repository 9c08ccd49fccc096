import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createCellIds } from '../../matrix/createCellIds.js';
import type { CellConfig, Plan, PlannedCell } from '../../matrix/PlannedCell.js';
import { groupedKFold, leaveOneSubjectOut } from '../../protocol/index.js';
import { plantedData } from '../cell/fixtures/plantedData.js';
import type { CellResult } from '../CellResult.js';
import { describeData } from '../describeData.js';
import { runCell } from '../runCell.js';
import { openStore } from '../store/openStore.js';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import { writeResult } from '../store/writeResult.js';
import { PrunedError } from './PrunedError.js';

const newFolder = temporaryFolders();
const idOf = createCellIds();

/** Cells that differ in their model, six folds of nine samples each: logistic regression is right, majority guesses. */
function planned(
  kind: 'logistic-regression' | 'majority',
  {
    seed = 1,
    config = {},
    ...rest
  }: { seed?: number; config?: Partial<CellConfig> } & Partial<Omit<PlannedCell, 'config'>> = {},
): PlannedCell {
  const whole: CellConfig = {
    data: { name: 'planted', options: {}, fingerprint: '0'.repeat(64) },
    protocol: leaveOneSubjectOut(),
    scaler: 'channel-z',
    model: { kind, options: {} },
    training: {},
    plugins: {},
    ...config,
    seed,
  };
  return { id: idOf(whole), label: kind, factors: {}, baseline: false, config: whole, provenance: {}, ...rest };
}

const good = planned('logistic-regression');
const poor = planned('majority');
const secondPoor = planned('majority', { seed: 2 });

let base: string;
let plan: Plan;
beforeEach(() => {
  base = newFolder();
});
function store(...cells: PlannedCell[]): void {
  plan = { name: 'pruning', experimentFile: join(base, 'pruning.ablation.ts'), axes: {}, cells };
  openStore(base, plan);
}
const folderOf = (cell: PlannedCell): string => join(base, 'pruning', 'cells', cell.id);

async function run(cell: PlannedCell, prune: { after: number } | null = { after: 3 }): Promise<CellResult> {
  const folder = folderOf(cell);
  mkdirSync(folder, { recursive: true });
  const data = plantedData();
  const silent = { onProgress: () => undefined, log: () => undefined, plugins: [] };
  const signal = new AbortController().signal;
  const result = await runCell({ cell, data, folder, signal, ...silent, ...(prune && { prune }) });
  writeResult(folder, result, describeData(data, await data.load()));
  return result;
}
async function pruned(cell: PlannedCell): Promise<PrunedError> {
  const error: unknown = await run(cell).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PrunedError);
  return error as PrunedError;
}
const lasting = ({ folds }: CellResult): unknown => folds.map(({ seconds: _, ...fold }) => fold);

describe('a cell that is watched over', () => {
  it('is given up when a finished one does far better on the same folds', async () => {
    store(good, poor);
    await run(good);
    const { reason, foldsDone } = await pruned(poor);
    expect(foldsDone).toBe(4);
    expect(reason).toBe('after 4 of 6 folds: accuracy 0.333 against 1.000 of logistic-regression on the same folds');
  });

  it('runs to its end without the option, also after it was given up, as if it had never been', async () => {
    store(good, poor);
    await run(good);
    await pruned(poor);
    const retried = await run(poor, null);
    rmSync(folderOf(poor), { recursive: true });
    expect(lasting(retried)).toEqual(lasting(await run(poor, null)));
  });

  it('runs to its end while nothing is finished, and when it is the better one', async () => {
    store(good, poor);
    await run(poor);
    await run(good);
  });

  it('is judged after as many folds as asked for', async () => {
    store(good, poor);
    await run(good);
    const error: unknown = await run(poor, { after: 5 }).catch((thrown: unknown) => thrown);
    expect((error as PrunedError).foldsDone).toBe(5);
  });

  it.each([
    ['a baseline', planned('majority', { baseline: true })],
    ['a lenient twin', planned('majority', { twinOf: good.id })],
    ['a cell that the plan does not have', planned('majority', { seed: 9 })],
  ])('is never given up when it is %s', async (_, cell) => {
    store(good, ...(cell.config.seed === 9 ? [] : [cell]));
    await run(good);
    await expect(run(cell)).resolves.toBeDefined();
  });

  it.each([
    ['a baseline', planned('logistic-regression', { baseline: true })],
    ['a lenient twin', planned('logistic-regression', { twinOf: poor.id })],
    [
      'tested on other folds',
      planned('logistic-regression', { config: { protocol: groupedKFold({ folds: 6, seed: 3 }) } }),
    ],
  ])('is not compared with one that is %s', async (_, rival) => {
    store(rival, poor);
    await run(rival);
    await expect(run(poor)).resolves.toBeDefined();
  });

  it('is given up at once when another seed of its configuration was', async () => {
    store(good, poor, secondPoor);
    await run(good);
    await pruned(poor);
    const { reason, foldsDone } = await pruned(secondPoor);
    expect(foldsDone).toBe(0);
    expect(reason).toMatch(/^after 4 of 6 folds, all its seeds together: accuracy 0\.333 against 1\.000/);
  });

  it('is not given up for an unlucky seed beside a good one', async () => {
    const secondGood = planned('logistic-regression', { seed: 2 });
    const rival = planned('logistic-regression', { config: { scaler: 'feature-z' }, label: 'rival' });
    store(rival, good, secondGood);
    await run(rival);
    const folds = (await run(good)).folds;
    // Its first folds went badly: every prediction is wrong in half of them.
    mkdirSync(join(folderOf(secondGood), 'folds'), { recursive: true });
    const splitSha256 = (JSON.parse(readFileSync(join(folderOf(good), 'split.json'), 'utf8')) as { sha256: string })
      .sha256;
    const keep = (cell: PlannedCell, wrong: number): void =>
      folds.slice(0, 4).forEach((result, fold) => {
        const predicted = result.truth.map((label, place) => (place < wrong ? (label + 1) % 3 : label));
        const file = { formatVersion: 1, splitSha256, parameterCount: 1, result: { ...result, predicted } };
        writeFileSync(join(folderOf(cell), 'folds', `${fold}.json`), JSON.stringify(file));
      });
    keep(secondGood, 6);
    await expect(run(secondGood)).resolves.toBeDefined();
    // The same seed alone would not have been spared.
    store(rival, secondGood);
    rmSync(join(folderOf(secondGood), 'result.json'));
    keep(secondGood, 6);
    [4, 5].forEach((fold) => rmSync(join(folderOf(secondGood), 'folds', `${fold}.json`), { force: true }));
    expect((await pruned(secondGood)).foldsDone).toBe(4);
  });

  it('goes on beside results that cannot be read', async () => {
    store(good, poor);
    await run(good);
    writeFileSync(join(folderOf(good), 'summary.json'), '{"cut');
    writeFileSync(join(folderOf(good), 'result.json'), '{"cut');
    await expect(run(poor)).resolves.toBeDefined();
  });
});
