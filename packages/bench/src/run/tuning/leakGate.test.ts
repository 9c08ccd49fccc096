import { beforeEach, expect, it, vi } from 'vitest';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { exampleSamples } from '../../protocol/fixtures/exampleSamples.js';
import { groupedKFold, type Fold } from '../../protocol/index.js';
import { prepareCell } from '../cell/prepareCell.js';
import type { InnerFolds, splitInnerFolds as real } from './splitInnerFolds.js';

/** A mistake in the inner folds; the real ones pass through it. */
let mistake: (inner: Fold, outer: Fold) => Fold;
vi.mock('./splitInnerFolds.js', async (original) => {
  const { splitInnerFolds } = await original<{ splitInnerFolds: typeof real }>();
  return {
    splitInnerFolds: (outer: Fold, ...rest: [never, never]): InnerFolds => {
      const made = splitInnerFolds(outer, ...rest);
      return { ...made, folds: made.folds.map((inner) => mistake(inner, outer)) };
    },
  };
});
beforeEach(() => (mistake = (inner) => inner));

const samples = exampleSamples({ subjects: 9 });
const config = (scaler = 'channel-z'): CellConfig => ({
  data: { name: 'made-up', options: {}, fingerprint: '00' },
  protocol: groupedKFold({ folds: 3, validationGroups: 1 }),
  scaler,
  model: { kind: 'strnn', options: {} },
  training: {},
  plugins: {},
  seed: 0,
  tuning: { grid: { 'model.hidden': [1, 2] }, folds: 2 },
});
const joined = (...sides: Int32Array[]): Int32Array => Int32Array.from(sides.flatMap((side) => [...side])).sort();
const prepare = (): unknown => prepareCell(samples, config(), true);

it('lets honest inner folds pass', () => {
  const { inner, folds } = prepareCell(samples, config(), true);
  expect(inner!.folds).toHaveLength(3);
  inner!.folds.forEach((tuning, position) => {
    for (const { fold, scaler } of tuning.folds) {
      expect(scaler.fittedOn).toEqual(fold.train);
      expect(folds[position].fold.test.some((sample) => [...fold.train, ...fold.test].includes(sample))).toBe(false);
    }
  });
  expect(inner!.folds.flatMap((tuning) => tuning.folds.map(({ fold }) => fold.index))).toEqual([0, 1, 2, 3, 4, 5]);
  // What is tested must not depend on what is tuned: cells are compared by this hash.
  const { tuning: _, ...plain } = config();
  expect(prepareCell(samples, plain, true).splitSha256).toBe(prepareCell(samples, config(), true).splitSha256);
});

it('catches options that are chosen on test samples', () => {
  mistake = (inner, outer) => ({ ...inner, test: joined(inner.test, outer.test) });
  expect(prepare).toThrow(/- selection-on-test: .*tuned options chosen on test sample/);
});

it('catches candidates that are trained on test samples', () => {
  mistake = (inner, outer) => ({ ...inner, train: joined(inner.train, outer.test) });
  expect(prepare).toThrow(/- selection-on-test: .* in 3 of 3 folds/);
});

it('catches candidates whose epoch is chosen on test samples', () => {
  mistake = (inner, outer) => ({ ...inner, validation: joined(inner.validation, outer.test.slice(0, 1)) });
  expect(prepare).toThrow(/- selection-on-test: .*3 samples in 3 of 3 folds/);
});

it('catches a subject on both sides of an inner fold, by its name', () => {
  mistake = (inner) => ({ ...inner, train: joined(inner.train, inner.test.slice(0, 1)), test: inner.test.slice(1) });
  expect(prepare).toThrow(/- shared-subject: .* in 6 of 6 folds, e\.g\. in fold 1 of 3, inner fold 1 of 2: subject S/);
});

it('catches an inner epoch chosen on what is held out', () => {
  mistake = (inner) => ({ ...inner, validation: inner.test });
  expect(prepare).toThrow(/- selection-on-test: .*epoch chosen on test sample/);
});
