import { readFileSync } from 'node:fs';
import { uciEeg } from '@strnn/eeg';
import { expect, it } from 'vitest';
import { cellId } from '../../matrix/cellId.js';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { groupedKFold } from '../../protocol/index.js';
import { prepareCell } from '../cell/prepareCell.js';
import { runCell } from '../runCell.js';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';

const newFolder = temporaryFolders();
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8'));
/** scikit-learn's GridSearchCV inside the outer folds, made by tools/reference/bench/nested_tuning.py. */
const reference = read('nested-tuning.json') as {
  grid: number[];
  folds: { C: number; innerAccuracy: number[]; tested: number[]; predicted: number[] }[];
};
const subjects = read('nested-tuning-folds.json') as { test: string[]; heldOut: string[][] }[];

const config: CellConfig = {
  data: { name: 'uci-eeg', options: {}, fingerprint: '' },
  protocol: groupedKFold({ folds: 4 }),
  scaler: 'feature-z',
  // As tight as the reference: what is compared is the optimum, not where a solver stops.
  model: { kind: 'logistic-regression', options: { tolerance: 1e-6 } },
  training: {},
  plugins: {},
  seed: 1,
  tuning: { grid: { 'model.C': reference.grid }, folds: 3 },
};

it('chooses and predicts as scikit-learn does on the bundled recordings, with the same folds', async () => {
  const data = uciEeg();
  const samples = await data.load();
  const names = (side: Int32Array): string[] => [...new Set(Array.from(side, (i) => samples.ids.subject[i]))].sort();
  const { folds, inner } = prepareCell(samples, config, false);
  expect(
    folds.map(({ fold }, position) => ({
      test: names(fold.test),
      heldOut: inner!.folds[position].folds.map((held) => names(held.fold.test)),
    })),
  ).toEqual(subjects);

  const cell = { id: cellId(config), label: '', factors: {}, baseline: true, config, provenance: {} };
  const silent = { onProgress: () => undefined, log: () => undefined };
  const signal = new AbortController().signal;
  const result = await runCell({ cell, data, plugins: [], folder: newFolder(), signal, ...silent });
  result.folds.forEach(({ tuning, testIndex, predicted }, position) => {
    const expected = reference.folds[position];
    expect(tuning!.chosen).toEqual({ 'model.C': expected.C });
    tuning!.candidates.forEach(({ accuracy }, candidate) => {
      // Features are float32 here and float64 there: two trials of about 690 may tip over.
      expect(Math.abs(accuracy! - expected.innerAccuracy[candidate])).toBeLessThan(0.003);
    });
    expect(testIndex).toEqual(expected.tested);
    expect(predicted.filter((label, place) => label !== expected.predicted[place]).length).toBeLessThanOrEqual(2);
  });
}, 300_000);
