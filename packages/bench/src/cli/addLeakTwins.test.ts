import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { examplePlan } from '../matrix/fixtures/exampleExperiment.js';
import { exampleSamples } from '../protocol/fixtures/exampleSamples.js';
import { groupedKFold, leaveOneSubjectOut } from '../protocol/index.js';
import { keepData } from '../run/store/keepData.js';
import { addLeakTwins } from './addLeakTwins.js';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'strnn-twins-'))));
afterEach(() => rmSync(folder, { recursive: true }));

/** One sample a trial: a split by trial has nothing to leak. */
const samples = exampleSamples({ subjects: 4, windows: 1 });
const load = vi.fn(() => Promise.resolve(samples));
const data = { name: 'example', options: {}, fingerprint: () => Promise.resolve('f'.repeat(64)), load };
const plan = examplePlan({
  protocol: groupedKFold({ folds: 4, by: 'trial' }),
  seeds: 1,
  baselines: [{ model: { kind: 'majority', options: {} }, protocol: leaveOneSubjectOut() }],
});

it('tells which cells get no twin, from the data', async () => {
  const notes: string[] = [];
  const { cells } = await addLeakTwins(
    plan,
    folder,
    () => data,
    (line) => notes.push(line),
  );
  expect(cells.map(({ twinOf }) => twinOf)).toEqual([undefined, undefined, plan.cells[1].id]);
  expect(notes).toEqual([
    expect.stringMatching(/^No leaky twin of 1 cell \(grouped 4-fold by trial.*every trial is one sample/),
  ]);
  expect(load).toHaveBeenCalledTimes(1);
});

it('does not read the data again once the run folder describes them', async () => {
  await keepData(folder, data, 'f'.repeat(64));
  load.mockClear();
  const { cells } = await addLeakTwins(
    plan,
    folder,
    () => data,
    () => undefined,
  );
  expect(cells).toHaveLength(3);
  expect(load).not.toHaveBeenCalled();
});
