import { expect, it } from 'vitest';
import { exampleSamples } from '../../protocol/fixtures/exampleSamples.js';
import { groupedKFold } from '../../protocol/index.js';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { prepareCell } from './prepareCell.js';

const recorded = exampleSamples({ subjects: 6 });
const S = recorded.y.length;
const size = recorded.x.length / S;
/** Every sample and a copy of it, whose numbers are others. */
const samples = {
  ...recorded,
  x: Float32Array.from({ length: 2 * S * size }, (_, i) => recorded.x[i % (S * size)] + (i < S * size ? 0 : 100)),
  shape: { ...recorded.shape, S: 2 * S },
  y: Int32Array.from([...recorded.y, ...recorded.y]),
  ids: {
    subject: [...recorded.ids.subject, ...recorded.ids.subject],
    session: [...recorded.ids.session, ...recorded.ids.session],
    trial: [...recorded.ids.trial, ...recorded.ids.trial],
    window: Int32Array.from([...recorded.ids.window, ...recorded.ids.window]),
  },
  copyOf: Int32Array.from({ length: 2 * S }, (_, i) => (i < S ? -1 : i - S)),
};
const config = (scaler: string): CellConfig => ({
  data: { name: 'made-up', options: {}, fingerprint: '00' },
  protocol: groupedKFold({ folds: 3, validationGroups: 1 }),
  scaler,
  model: { kind: 'majority', options: {} },
  training: {},
  plugins: {},
  seed: 0,
});

it.each([true, false])('has a copy of every training sample, where validation samples are kept apart: %s', (apart) => {
  for (const { fold } of prepareCell(samples, config('channel-z'), apart).folds) {
    const isCopy = (sample: number): boolean => sample >= S;
    const originals = [...fold.train].filter((sample) => !isCopy(sample));
    expect(fold.validation.length > 0).toBe(apart);
    expect([...fold.train].filter(isCopy)).toEqual(originals.map((sample) => sample + S));
    expect([...fold.test, ...fold.validation].some(isCopy)).toBe(false);
  }
});

it('takes the scale of a subject from what was recorded', () => {
  const given = prepareCell(recorded, config('subject-z'), true).folds[0];
  const { fold, scaler } = prepareCell(samples, config('subject-z'), true).folds[0];
  expect([...scaler.fittedOn].every((sample) => sample < S)).toBe(true);
  expect(scaler.apply(samples, fold.test)).toEqual(given.scaler.apply(recorded, given.fold.test));
});
