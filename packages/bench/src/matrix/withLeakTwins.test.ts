import { describe, expect, it } from 'vitest';
import { checkProtocol, groupedKFold, leaveOneTrialOut, shuffledKFold } from '../protocol/index.js';
import { cellId } from './cellId.js';
import { examplePlan } from './fixtures/exampleExperiment.js';
import { withLeakTwins } from './withLeakTwins.js';

const plan = examplePlan({
  vary: { hidden: [8, 16] },
  seeds: [1, 2],
  baselines: ['majority', { model: { kind: 'majority', options: {} }, protocol: shuffledKFold({ folds: 3 }) }],
});

describe('withLeakTwins', () => {
  const twins = withLeakTwins(plan);

  it('adds a twin behind every honest cell, and none for a lenient one', () => {
    expect(twins.cells.filter(({ twinOf }) => twinOf === undefined)).toEqual(plan.cells);
    const added = twins.cells.filter(({ twinOf }) => twinOf !== undefined);
    expect(added.map(({ twinOf }) => twinOf)).toEqual(plan.cells.slice(0, 5).map(({ id }) => id));
    expect(added.map(({ label }) => label).slice(3)).toEqual(['hidden=16 [leaky twin]', 'majority [leaky twin]']);
    expect(plan.cells[5].config.protocol.lenient).toBe(true);
    expect(twins.notes).toBe(plan.notes);
  });

  it('differs from its cell in the protocol alone, and says where that comes from', () => {
    const [honest, twin] = twins.cells;
    expect(twin.id).toBe(cellId(twin.config));
    expect({ ...twin.config, protocol: honest.config.protocol }).toEqual(honest.config);
    expect(twin.config.protocol).toMatchObject({ kind: 'leaky-twin', lenient: true, twinOf: honest.config.protocol });
    expect(() => checkProtocol(twin.config.protocol)).not.toThrow();
    expect(twin.factors).toBe(honest.factors);
    expect(twin.provenance).toMatchObject({
      'protocol.kind': '--leak-delta',
      'model.hidden': honest.provenance['model.hidden'],
    });
  });

  it('adds nothing to a plan that has them', () => {
    expect(withLeakTwins(twins)).toEqual(twins);
  });

  it('says where there is nothing to leak, because the units that stay together are single samples', () => {
    const byTrial = examplePlan({
      protocol: groupedKFold({ folds: 4, by: 'trial' }),
      baselines: ['majority'],
      seeds: 1,
    });
    const counts = { samples: 100, subject: 5, session: 10, trial: 100 };
    const without = withLeakTwins({ ...byTrial, notes: ['before'] }, () => counts);
    expect(without.cells).toEqual(byTrial.cells);
    expect(without.notes).toEqual([
      'before',
      'No leaky twin of 2 cells (grouped 4-fold by trial (subject-dependent: subjects on both sides)): every trial is one ' +
        'sample, so there is nothing to leak by shuffling samples.',
    ]);
    expect(withLeakTwins(byTrial, () => ({ ...counts, samples: 101 })).cells).toHaveLength(4);
    // A trial of everybody is many samples, even where each trial of one person is one.
    const pooled = examplePlan({ protocol: leaveOneTrialOut({ across: 'everybody' }), seeds: 1 });
    expect(withLeakTwins(pooled, () => counts).cells).toHaveLength(2);
  });
});
