import { describe, expect, it } from 'vitest';
import { leaveOneSubjectOut } from '../protocol/leaveOneSubjectOut.js';
import { examplePlan, refusal } from './fixtures/exampleExperiment.js';
import { strnn } from './strnn.js';

const baselinesOf = (parts: Parameters<typeof examplePlan>[0]) =>
  examplePlan(parts).cells.filter(({ baseline }) => baseline);

describe('planBaselines', () => {
  it('follow the grid and are not varied', () => {
    const { cells } = examplePlan({
      vary: { scaler: ['none', 'feature-z'], 'protocol.folds': [2, 3] },
      baselines: ['majority'],
    });
    expect(cells.map(({ label }) => label)).toEqual([
      'scaler=none protocol.folds=2',
      'scaler=none protocol.folds=3',
      'scaler=feature-z protocol.folds=2',
      'scaler=feature-z protocol.folds=3',
      'majority',
    ]);
    expect(cells[4]).toMatchObject({ baseline: true, factors: {}, config: { scaler: 'channel-z', training: {} } });
    expect(cells[4].config.protocol.folds).toBe(4);
  });

  it('run with one seed where nothing is random', () => {
    const cells = baselinesOf({ baselines: ['logistic-regression', 'forest'], seeds: [7, 8, 9] });
    expect(cells.map(({ label, config }) => [label, config.seed])).toEqual([
      ['logistic-regression', 7],
      ['forest', 7],
      ['forest', 8],
      ['forest', 9],
    ]);
  });

  it('say in their label what sets them apart', () => {
    const model = { kind: 'logistic-regression', options: { C: 1e-3, tolerance: 1e-4 } };
    const cells = baselinesOf({
      baselines: [
        model,
        { model: 'logistic-regression', protocol: leaveOneSubjectOut(), scaler: 'none' },
        { model, protocol: leaveOneSubjectOut({ validationGroups: 2 }) },
        strnn({ traversal: ['corner:top-left', 'snake'], hidden: '2^3' }),
      ],
    });
    expect(cells.map(({ label }) => label)).toEqual([
      'logistic-regression (C=0.001)',
      'logistic-regression (leave-one-subject-out, scaler=none)',
      'logistic-regression (C=0.001, leave-one-subject-out, 2 validation subjects)',
      'strnn (traversal=corner:top-left+snake, hidden=8)',
    ]);
    expect(cells[3].config.training).toMatchObject({ epochs: 20 });
    expect(cells[1].provenance).toMatchObject({
      'protocol.kind': 'experiment: baselines[1].protocol',
      scaler: 'experiment: baselines[1].scaler',
      'model.kind': 'experiment: baselines[1].model',
      'model.C': 'default',
    });
    expect(cells[0].provenance).toMatchObject({
      'protocol.kind': 'experiment: protocol',
      scaler: 'default',
      'model.C': 'experiment: baselines[0]',
    });
  });

  it('have labels that tell them apart even where words do not', () => {
    const cells = baselinesOf({
      baselines: [
        { model: 'majority', protocol: leaveOneSubjectOut({ seed: 1 }) },
        { model: 'majority', protocol: leaveOneSubjectOut({ seed: 2 }) },
      ],
    });
    expect(cells.map(({ label }) => label)).toEqual(
      cells.map(({ id }) => `majority (leave-one-subject-out) [${id.slice(0, 6)}]`),
    );
    expect(cells[0].id).not.toBe(cells[1].id);
  });

  it('are refused when two are the same', () => {
    const options = { C: 1 };
    const { lines } = refusal(() =>
      examplePlan({ baselines: ['logistic-regression', { kind: 'logistic-regression', options }] }),
    );
    expect(lines).toEqual([
      'experiment example: baselines[1] is the same configuration as baselines[0]: every option, written or default, is equal. Take one of them out.',
    ]);
  });

  it('are refused when one is a cell of the grid', () => {
    const { lines } = refusal(() =>
      examplePlan({ vary: { traversal: ['quad', 'none'] }, baselines: [strnn({ traversal: 'none' })] }),
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("baselines[0] is the same configuration as the cell 'traversal=none': every option");
  });
});
