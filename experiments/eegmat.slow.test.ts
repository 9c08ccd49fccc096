import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  baselines,
  findScaler,
  leakGate,
  leaveOneSubjectOut,
  meanAndDeviation,
  perSubjectAccuracy,
  splitFolds,
} from '@strnn/bench';
import { eegmat } from '@strnn/eeg';
import { beforeAll, describe, expect, it } from 'vitest';

type Samples = Awaited<ReturnType<ReturnType<typeof eegmat>['load']>>;

/** All 36 subjects, the first 20 s of either recording; not part of the repository. */
const path = process.env.STRNN_EEGMAT ?? fileURLToPath(new URL('../../shared/data/eegmat/edf20s', import.meta.url));

/** scikit-learn on MNE's reading of the same files, made by tools/reference/eeg/eegmat_logistic_regression.py. */
const reference = JSON.parse(
  readFileSync(
    new URL('../packages/eeg/src/dataset/eegmat/fixtures/eegmat_logistic_regression.json', import.meta.url),
    'utf8',
  ),
) as {
  known: { scaling: string; mean: number; std: number; above: number }[];
  results: {
    bands: 'seed' | 'seed-contiguous';
    scaling: string;
    C: number;
    mean: number;
    std: number;
    above: number;
  }[];
};

/** Accuracy per window over subjects left out in turn, and whose arithmetic windows score higher than their rest windows. */
function leaveOut(samples: Samples, scaling: string, C: number) {
  const protocol = leaveOneSubjectOut();
  const folds = splitFolds(protocol, samples);
  const model = baselines.find(({ kind }) => kind === 'logistic-regression')!;
  const options = model.resolve({ C, tolerance: 1e-7 });
  const predicted = new Int32Array(samples.y.length);
  const { T, N, D } = samples.shape;
  let above = 0;
  for (const { train, test } of folds) {
    const scaler = findScaler(scaling).fit(samples, train);
    const y = train.map((sample) => samples.y[sample]);
    const rows = { x: scaler.apply(samples, train), rows: train.length, columns: T * N * D, y, classCount: 2 };
    const found = model.fit(rows, options, 1).probabilities(scaler.apply(samples, test));
    found.forEach(([rest, arithmetic], place) => (predicted[test[place]] = arithmetic > rest ? 1 : 0));
    const score = (label: number): number => {
      const own = found.filter((_, place) => samples.y[test[place]] === label);
      return own.reduce((sum, [rest, arithmetic]) => sum + Math.log(arithmetic / rest), 0) / own.length;
    };
    if (score(1) > score(0)) above += 1;
  }
  expect(leakGate({ protocol, folds, samples })).toEqual([]);
  const subjects = perSubjectAccuracy(samples.y, predicted, samples.ids.subject);
  return { ...meanAndDeviation(subjects.map(({ accuracy }) => accuracy)), above };
}

describe.skipIf(!existsSync(path))('EEGMAT, 36 subjects (skipped where the recordings are not there)', () => {
  const samples = new Map<string, Samples>();
  beforeAll(async () => {
    for (const bands of ['seed', 'seed-contiguous'] as const) {
      const recipe = { feature: 'de', method: 'filter', window: 2, bands } as const;
      samples.set(bands, await eegmat({ path, recipe, seconds: 20, slices: 1, cache: false }).load());
    }
  });

  it('gives 20 windows per subject, 10 of rest and 10 of arithmetic', () => {
    const { shape, y, ids } = samples.get('seed')!;
    expect(shape).toEqual({ S: 720, T: 1, N: 19, D: 5 });
    expect([...y].filter((label) => label === 1)).toHaveLength(360);
    expect(new Set(ids.subject).size).toBe(36);
  });

  // The same numbers but for rounding: one window of 720 that tips over moves the mean by 0.0014, three are allowed.
  it.each(reference.results)(
    '$bands, $scaling, C = $C: $mean, as scikit-learn',
    ({ bands, scaling, C, mean, std, above }) => {
      const found = leaveOut(samples.get(bands)!, scaling, C);
      expect(Math.abs(found.mean - mean)).toBeLessThan(0.0043);
      expect(Math.abs(found.deviation - std)).toBeLessThan(0.006);
      expect(Math.abs(found.above - above)).toBeLessThanOrEqual(1);
    },
  );

  // Nobody wrote down how the known marks were made; C is chosen so that they come out (see the Python script).
  it.each([
    ['feature-z', 0.003],
    ['subject-z', 0.02],
  ])('meets the known mark with %s', (scaling, C) => {
    const known = reference.known.find((mark) => mark.scaling === scaling)!;
    const found = leaveOut(samples.get('seed')!, scaling, C);
    expect(Math.abs(found.mean - known.mean)).toBeLessThan(0.005);
    expect(Math.abs(found.deviation - known.std)).toBeLessThan(0.005);
    expect(Math.abs(found.above - known.above)).toBeLessThanOrEqual(1);
  });
});
