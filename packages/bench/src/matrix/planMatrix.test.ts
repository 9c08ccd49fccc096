import { createRegistry } from '@strnn/core';
import { describe, expect, it } from 'vitest';
import { cellId } from './cellId.js';
import { defineAblation } from './defineAblation.js';
import { exampleNames, exampleParts, examplePlan, refusal } from './fixtures/exampleExperiment.js';
import { planMatrix } from './planMatrix.js';
import { strnn } from './strnn.js';

describe('planMatrix', () => {
  it('is the full grid, the last axis and then the seeds fastest', () => {
    const plan = examplePlan({
      vary: { traversal: ['quad', ['corner:top-left', 'corner:bottom-right']], hidden: '2^[4:5]' },
      seeds: 2,
    });
    expect(plan).toMatchObject({
      name: 'example',
      experimentFile: 'experiments/example.ablation.ts',
      axes: { traversal: ['quad', 'corner:top-left+corner:bottom-right'], hidden: [16, 32] },
    });
    const pair = 'corner:top-left+corner:bottom-right';
    expect(plan.cells.map(({ label, config }) => `${label} ${config.seed}`)).toEqual([
      'traversal=quad hidden=16 1',
      'traversal=quad hidden=16 2',
      'traversal=quad hidden=32 1',
      'traversal=quad hidden=32 2',
      `traversal=${pair} hidden=16 1`,
      `traversal=${pair} hidden=16 2`,
      `traversal=${pair} hidden=32 1`,
      `traversal=${pair} hidden=32 2`,
    ]);
    const cell = plan.cells[6];
    expect(cell.factors).toEqual({ traversal: pair, hidden: 32 });
    expect(cell.baseline).toBe(false);
    expect(cell.id).toBe(cellId(cell.config));
    expect(cell.config).toMatchObject({
      data: { name: 'example', options: { task: 'condition', lowPass: 20 }, fingerprint: 'f'.repeat(64) },
      protocol: { kind: 'grouped-k-fold', folds: 4 },
      scaler: 'channel-z',
      model: {
        kind: 'strnn',
        options: { traversal: ['corner:top-left', 'corner:bottom-right'], hidden: 32, mixed: 30 },
      },
      training: { epochs: 20 },
      plugins: { '@strnn/core': '0.1.0' },
      seed: 1,
    });
    expect(new Set(plan.cells.map(({ id }) => id)).size).toBe(8);
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('sets options of the model, the training, the protocol and the scaler', () => {
    const { cells } = examplePlan({
      vary: { 'training.refit': [false], 'protocol.folds': [7], scaler: ['none'], 'model.keep': ['1/4'] },
    });
    expect(cells).toHaveLength(1);
    expect(cells[0].label).toBe('training.refit=false protocol.folds=7 scaler=none model.keep=0.25');
    expect(cells[0].config).toMatchObject({
      training: { refit: false },
      protocol: { folds: 7 },
      scaler: 'none',
      model: { options: { keep: 0.25 } },
    });
  });

  it('tells where every value came from', () => {
    const { cells } = examplePlan({
      model: strnn({ mixed: '5 * 4' }),
      training: { epochs: 3 },
      scaler: 'none',
      vary: { hidden: '2^[4:5]', cell: ['elman', 'gru'] },
    });
    const { provenance } = cells[3];
    expect(provenance).toMatchObject({
      'data.name': 'experiment: data',
      'data.task': 'experiment: data',
      'data.fingerprint': 'computed from the files',
      'protocol.folds': 'experiment: protocol',
      scaler: 'experiment: scaler',
      'model.kind': 'experiment: model',
      'model.mixed': 'experiment: model',
      'model.hidden': "experiment: vary.hidden[1] ('2^[4:5]')",
      'model.cell': 'experiment: vary.cell[1]',
      'model.projector': 'default',
      'training.epochs': 'experiment: training',
      'training.batchSize': 'default',
      'plugins.@strnn/core': 'installed version',
      seed: 'default',
    });
  });

  it('has one cell per seed without axes', () => {
    const { cells } = examplePlan({ seeds: [5, 3] });
    expect(cells.map(({ label, config }) => [label, config.seed])).toEqual([
      ['strnn', 5],
      ['strnn', 3],
    ]);
  });

  it('gives the same cells for the same experiment, however it was written', () => {
    const ids = (parts: Parameters<typeof examplePlan>[0]) => examplePlan(parts).cells.map(({ id }) => id);
    const usual = ids({ vary: { hidden: [16, 32] } });
    expect(ids({ vary: { 'model.hidden': '2^[4:5]' } })).toEqual(usual);
    expect(ids({ vary: { hidden: { from: 16, to: 32, step: 16 } } })).toEqual(usual);
    expect(ids({ model: strnn({ traversal: ['quad'], cell: 'elman' }), vary: { hidden: [16, 32] } })).toEqual(usual);
    expect(ids({ name: 'other', vary: { hidden: [16, 32] } })).toEqual(usual);
    expect(ids({ training: { epochs: 21 }, vary: { hidden: [16, 32] } })).not.toEqual(usual);
  });

  it('takes the name of the file where the experiment has none', () => {
    const plan = (experimentFile: string) => examplePlan({ name: undefined } as never, { experimentFile });
    expect(plan('experiments/quickstart.ablation.ts').name).toBe('quickstart');
    expect(plan('/a/b/my-own.mjs').name).toBe('my-own');
    expect(refusal(() => plan('a/my own.ts')).lines).toEqual([
      "experiment a/my own.ts: name: the file's name gives 'my own', which is not a folder name of at most 64 letters, digits, '-', '_' and '.', such as 'quickstart'. Write a name: defineAblation({ name: '...', ... }).",
    ]);
  });

  it('refuses unknown names, all at once, with their paths and the nearest names', () => {
    const { code, lines } = refusal(() =>
      examplePlan({
        model: strnn({ cell: 'elmann', temporalCell: 'gruu' }),
        scaler: 'chanel-z',
        vary: { traversal: ['quad', 'quda', ['snake', 'corner:top-lef']], projector: ['l2'], scaler: ['none', 'non'] },
        baselines: ['majorty', { model: strnn({ projector: 'den' }), scaler: 'nome' }],
      }),
    );
    expect(code).toBe('option');
    expect(lines.map((line) => line.replace(/ Allowed: .*/, ''))).toEqual([
      "experiment example: model.cell: unknown cell 'elmann'. Did you mean 'elman'?",
      "experiment example: model.temporalCell: unknown cell 'gruu'. Did you mean 'gru'?",
      "experiment example: scaler: unknown scaler 'chanel-z'. Did you mean 'channel-z'?",
      "experiment example: vary.traversal[1]: unknown traversal 'quda'. Did you mean 'quad'?",
      "experiment example: vary.traversal[2][1]: unknown traversal 'corner:top-lef'. Did you mean 'corner:top-left'?",
      "experiment example: vary.projector[0]: unknown projector 'l2'. Did you mean 'l1'?",
      "experiment example: vary.scaler[1]: unknown scaler 'non'. Did you mean 'none'?",
      "experiment example: baselines[0]: unknown model 'majorty'. Did you mean 'majority'?",
      "experiment example: baselines[1].model.projector: unknown projector 'den'. Did you mean 'dense'?",
      "experiment example: baselines[1].scaler: unknown scaler 'nome'. Did you mean 'none'?",
    ]);
    expect(lines[0]).toContain('Allowed: elman, gru, lstm.');
  });

  it('refuses directions that make no traversal together, where the registry can tell', () => {
    const registry = createRegistry();
    const names = {
      ...exampleNames,
      traversals: [...registry.strategies.keys(), ...registry.directions.keys()],
      checkTraversal: (value: string | readonly string[], where: string) => void registry.traversal(value, where),
    };
    const { lines } = refusal(() =>
      examplePlan({ vary: { traversal: ['quad', ['quad', 'corner:top-left']] } }, { names }),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^experiment example: vary\.traversal\[1\]: direction 'corner:top-left' appears twice/);
  });

  it('refuses more than 100,000 cells and says how many there would be', () => {
    expect(refusal(() => examplePlan({ vary: { hidden: '1:1000', mixed: '1:100' }, seeds: 2 })).lines).toEqual([
      'experiment example: vary: 1000 hidden x 100 mixed x 2 seeds make 200000 cells; at most 100000. Take values or seeds out, or plan a part of the grid: design: randomSubset({ cells: 100 }), orthogonal(), pairwise() or oneAtATime().',
    ]);
    const baselines = ['majority'];
    expect(refusal(() => examplePlan({ vary: { hidden: '1:1000', mixed: '1:100' }, baselines })).lines).toEqual([
      'experiment example: vary: 1000 hidden x 100 mixed x 1 seed and 1 of baselines make 100001 cells; at most 100000. Take values or seeds out, or plan a part of the grid: design: randomSubset({ cells: 100 }), orthogonal(), pairwise() or oneAtATime().',
    ]);
  });

  it('names what is no plain JSON in the options of a data set', () => {
    const data = { ...exampleParts.data, options: { lowPass: NaN } };
    expect(refusal(() => examplePlan({ data })).lines).toEqual([
      'experiment example: configuration.data.options.lowPass: expected plain JSON, found NaN.',
    ]);
  });

  it('varies the options of other models, which their own kind checks', () => {
    const model = { kind: 'forest', options: { trees: 5 } };
    const { cells } = examplePlan<typeof model>({
      model,
      vary: { 'model.trees': [10, 20], 'model.criterion': ['gini'] },
    });
    expect(cells.map(({ label, config }) => [label, config.model.options, config.training])).toEqual([
      ['model.trees=10 model.criterion=gini', { trees: 10, criterion: 'gini' }, {}],
      ['model.trees=20 model.criterion=gini', { trees: 20, criterion: 'gini' }, {}],
    ]);
  });

  it("knows this package's own baselines", () => {
    const definition = defineAblation({
      ...exampleParts,
      baselines: [{ kind: 'logistic-regression', options: { c: 1 } }],
    });
    const input = { definition, experimentFile: 'a.ts', fingerprint: 'f', names: exampleNames, plugins: {} };
    const { lines } = refusal(() => planMatrix(input));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^experiment example: baselines\[0\]\.c: unknown option 'c'\. Did you mean 'C'\?/);
  });
});
