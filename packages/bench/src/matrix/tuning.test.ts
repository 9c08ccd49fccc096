import { describe, expect, expectTypeOf, it } from 'vitest';
import { leaveOneSubjectOut } from '../protocol/index.js';
import { logisticRegression } from '../baseline/logisticRegressionModel.js';
import { baselines } from '../baseline/index.js';
import type { AblationInput } from './AblationInput.js';
import { cellId } from './cellId.js';
import { defineAblation } from './defineAblation.js';
import { explainCell } from './explainCell.js';
import { examplePlan, exampleParts, refusal } from './fixtures/exampleExperiment.js';
import type { ModelSpec } from './PlannedCell.js';
import { strnn } from './strnn.js';

const real = { modelKinds: baselines };
const refused = (parts: object): string[] =>
  refusal(() => examplePlan(parts as Partial<AblationInput>, real)).lines.map((line) =>
    line.replace('experiment example: ', ''),
  );
const baseline = (entry: object): string[] => refused({ baselines: [entry] });

describe('what is tuned', () => {
  it('is part of the configuration, with its paths in one order, whatever the order they were written in', () => {
    const tune = { 'training.learningRate': '10^[-3:-2]', hidden: [8, '2^4'] };
    const [cell] = examplePlan({ tune }).cells;
    expect(cell.config.tuning).toEqual({
      grid: { 'model.hidden': [8, 16], 'training.learningRate': [0.001, 0.01] },
      folds: 3,
    });
    expect(Object.keys(cell.config.tuning!.grid)).toEqual(['model.hidden', 'training.learningRate']);
    const [other] = examplePlan({ tune: { 'model.hidden': [8, 16], 'training.learningRate': [1e-3, 1e-2] } }).cells;
    expect(other.id).toBe(cell.id);
    expect(cell.label).toBe('strnn (hidden tuned over 2 values, learningRate tuned over 2 values)');
  });

  it('may be the number of directions, which is the traversals that it stands for', () => {
    const [cell] = examplePlan({ tune: { directions: [1, 4] } }).cells;
    const [written] = examplePlan({ tune: { traversal: ['corner:top-left', 'quad'] } }).cells;
    expect(cell.config.tuning!.grid).toEqual({ 'model.traversal': ['corner:top-left', 'quad'] });
    expect(cell.id).toBe(written.id);
  });

  it('changes the identity, and only where there is something', () => {
    const [plain] = examplePlan().cells;
    expect(plain.config).not.toHaveProperty('tuning');
    const ids = [
      plain,
      ...[{ hidden: [8, 16] }, { hidden: [16, 8] }].map((tune) => examplePlan({ tune }).cells[0]),
      examplePlan({ tune: { hidden: [8, 16] }, innerFolds: 5 }).cells[0],
    ].map(({ config }) => cellId(config));
    expect(new Set(ids).size).toBe(4);
  });

  it('is tuned in every cell of the grid and every seed', () => {
    const { cells } = examplePlan({ vary: { traversal: ['quad', 'none'] }, tune: { hidden: [8, 16] }, seeds: 2 });
    expect(cells.map(({ label }) => label)).toEqual(
      ['quad', 'quad', 'none', 'none'].map((name) => `traversal=${name}`),
    );
    expect(cells.every(({ config }) => config.tuning?.grid['model.hidden']?.length === 2)).toBe(true);
  });

  it('belongs to one baseline, by the short name of its option', () => {
    const plan = examplePlan(
      {
        tune: { hidden: [8, 16] },
        innerFolds: 4,
        baselines: [
          'logistic-regression',
          { model: logisticRegression(), tune: { C: [1e-3, 1e-2, 0.1] }, innerFolds: 2 },
          { model: logisticRegression({ tolerance: 1e-6 }), tune: { 'model.C': '10^[-2:0]' } },
          { model: strnn({ hidden: 4 }), tune: { 'training.epochs': [5, 10] } },
        ],
      },
      real,
    );
    const [, plain, short, long, recurrent] = plan.cells;
    expect(plain.config).not.toHaveProperty('tuning');
    expect(short.config.tuning).toEqual({ grid: { 'model.C': [1e-3, 1e-2, 0.1] }, folds: 2 });
    expect(short.label).toBe('logistic-regression (C tuned over 3 values)');
    expect(long.config.tuning).toEqual({ grid: { 'model.C': [0.01, 0.1, 1] }, folds: 4 });
    expect(recurrent.config.tuning).toEqual({ grid: { 'training.epochs': [5, 10] }, folds: 4 });
  });

  it('is explained: all values that are tried, and where they were written', () => {
    const plan = examplePlan(
      { tune: { hidden: [8, 16] }, baselines: [{ model: logisticRegression(), tune: { C: [1, 2] }, innerFolds: 2 }] },
      real,
    );
    const rows = (id: string) => explainCell(plan, id).filter(({ path }) => /hidden$|\.C$|^tuning/.test(path));
    expect(rows(plan.cells[0].id)).toContainEqual({
      path: 'model.hidden',
      value: '[8,16]',
      source: 'chosen in every fold, experiment: tune.hidden',
    });
    expect(rows(plan.cells[0].id)).toContainEqual({ path: 'tuning.folds', value: '3', source: 'default' });
    expect(rows(plan.cells[1].id)).toEqual([
      { path: 'model.C', value: '[1,2]', source: 'chosen in every fold, experiment: baselines[0].tune.C' },
      { path: 'tuning.folds', value: '2', source: 'experiment: baselines[0].innerFolds' },
    ]);
  });

  it('is typed by the model', () => {
    expectTypeOf<{ hidden: number[] }>().toExtend<NonNullable<AblationInput['tune']>>();
    expectTypeOf<{ hidden: string[] }>().not.toExtend<{ hidden: number[] }>();
    expectTypeOf<{ traversal: number[] }>().not.toExtend<NonNullable<AblationInput['tune']>>();
    expectTypeOf<{ C: number[] }>().toExtend<NonNullable<AblationInput<ModelSpec>['tune']>>();
  });
});

describe('what cannot be tuned is refused before anything runs', () => {
  it.each([
    [{ tune: { hiden: [8, 16] } }, /^tune\.hiden: unknown option 'hiden'\. Did you mean 'hidden'\?/],
    [{ tune: { learningRate: [1, 2] } }, /^tune\.learningRate: .* Did you mean 'training\.learningRate'\?/],
    [{ tune: { hidden: [8, 0] } }, /^tune\.hidden\[1\]: expected an integer from 1 to \d+, found 0\.$/],
    [{ tune: { hidden: [8, 8] } }, /^tune\.hidden\[1\]: 8 is there already, as tune\.hidden\[0\]\.$/],
    [{ tune: { hidden: 8 } }, /^tune\.hidden: expected the values of an axis, found 8\./],
    [{ tune: { hidden: [8] } }, /^tune: one value is nothing to choose from; give it to the model\.$/],
    [{ tune: {} }, /^tune: names no option to tune\.$/],
    [{ tune: [8] }, /^tune: expected options with their values, such as .*, found \[8\]\.$/],
    [
      { tune: { hidden: [8, 16] }, vary: { 'model.hidden': [4, 8] } },
      /^tune\.hidden: the option has a value already, in vary\.model\.hidden; an option is either given, varied or tuned\.$/,
    ],
    [{ tune: { hidden: [8, 16] }, model: strnn({ hidden: 4 }) }, /^tune\.hidden: .* already, in model\.hidden;/],
    [{ tune: { 'training.epochs': [8, 16] }, training: { epochs: 4 } }, /already, in training\.epochs;/],
    [
      { tune: { hidden: [1, 2], 'model.hidden': [3, 4] } },
      /^tune\.model\.hidden: sets the same option as tune\.hidden\.$/,
    ],
    [{ tune: { scaler: ['none', 'channel-z'] } }, /^tune\.scaler: only options of the model and of the training loop/],
    [{ tune: { 'protocol.folds': [2, 3] } }, /^tune\.protocol\.folds: only options of the model/],
    [{ tune: { data: [2, 3] } }, /^tune\.data: only options of the model/],
    [
      { tune: { hidden: { from: 1, to: 15, step: 1 }, 'training.epochs': { from: 1, to: 14, step: 1 } } },
      /^tune: 15 x 14 values make 210 candidates, each trained 3 times in every fold; at most 200\.$/,
    ],
    [
      { tune: { traversal: ['quad', 'quat'] } },
      /^tune\.traversal\[1\]: unknown traversal 'quat'\. Did you mean 'quad'\?/,
    ],
    [{ tune: { hidden: [8, 16] }, innerFolds: 1 }, /^innerFolds: expected an integer from 2 to 100, found 1\.$/],
    [{ innerFolds: 3 }, /^innerFolds: nothing is tuned; say what, such as tune: /],
  ])('%j', (parts, message) => {
    expect(refused(parts)[0]).toMatch(message);
  });

  it.each([
    [
      { model: logisticRegression(), tune: { D: [1, 2] } },
      /^baselines\[0\]\.tune\.D.*: unknown option 'D'\. .*Allowed: C, standardize, maxIterations, tolerance\.$/,
    ],
    [
      { model: logisticRegression(), tune: { C: [1, -2] } },
      /^baselines\[0\]\.tune\.C\[1\]: expected a number above 0, at most 1000000000000, found -2\.$/,
    ],
    [
      { model: logisticRegression(), tune: { 'training.epochs': [1, 2] } },
      /is not trained in epochs and has no training/,
    ],
    [{ model: logisticRegression({ C: 3 }), tune: { C: [1, 2] } }, /already, in baselines\[0\]\.model\.C;/],
    [{ model: 'majority', tune: { C: [1, 2] } }, /^baselines\[0\]\.tune\.C\[0\]: unknown option 'C'/],
    [{ model: 'majority', innerFolds: 2 }, /^baselines\[0\]\.innerFolds: nothing is tuned/],
    [{ model: strnn(), tune: { cell: ['gru', 'gro'] } }, /^baselines\[0\]\.tune\.cell\[1\]: unknown cell 'gro'/],
    [{ model: 'majority', tuning: {} }, /unknown option 'tuning'\. Did you mean 'tune'\?/],
  ])('baseline %j', (entry, message) => {
    expect(baseline(entry)[0]).toMatch(message);
  });

  it('says everything that is wrong at once', () => {
    expect(
      refusal(() =>
        defineAblation({
          ...exampleParts,
          protocol: leaveOneSubjectOut(),
          tune: { hiden: [1, 2], 'training.epochs': [0, 1] } as never,
        }),
      ).lines,
    ).toHaveLength(2);
  });
});
