import { createRandom } from '@strnn/core/random';
import { describe, expect, it } from 'vitest';
import { examplePlan } from '../../matrix/fixtures/exampleExperiment.js';
import { strnn } from '../../matrix/strnn.js';
import { cellShape, relativeCost } from './cellShape.js';
import { chooseTrials } from './chooseTrials.js';
import { describeEstimate } from './describeEstimate.js';
import { estimateTime } from './estimateTime.js';

const { cells } = examplePlan({
  model: strnn({ hidden: 8 }),
  vary: { hidden: [8, 16, 32, 64], 'training.learningRate': [1e-3, 1e-2] },
  seeds: 3,
  baselines: ['majority', 'logistic-regression'],
});
const grid = cells.filter(({ baseline }) => !baseline);
const options = { from: 'trial', workers: 1, cores: 2, start: 0 } as const;

describe('cellShape', () => {
  it('is one for cells that differ in seed and learning rate only', () => {
    expect(new Set(grid.map(({ config }) => cellShape(config))).size).toBe(4);
  });
});

describe('chooseTrials', () => {
  it('has one cell of each shape, of each family the dearest and the cheapest first', () => {
    const order = chooseTrials(cells);
    expect(order).toHaveLength(6);
    const strnnOnly = order.filter(({ baseline }) => !baseline).map(({ config }) => config.model.options.hidden);
    expect(strnnOnly.slice(0, 2)).toEqual([64, 8]);
    expect(new Set(strnnOnly)).toEqual(new Set([8, 16, 32, 64]));
    expect(new Set(order.slice(0, 3).map(({ config }) => config.model.kind)).size).toBe(3);
  });
});

describe('estimateTime', () => {
  const timed = grid.filter(({ config }) => config.seed === 1).map((cell) => ({ cell, seconds: 10 }));

  it('holds the truth where it knows every shape', () => {
    const random = createRandom('times');
    for (let trial = 0; trial < 50; trial++) {
      const known = timed.map(({ cell }) => ({ cell, seconds: 1 + 20 * random.uniform() }));
      const truth = grid.reduce((sum, cell) => {
        const like = known.filter((other) => cellShape(other.cell.config) === cellShape(cell.config));
        return sum + like.reduce((total, { seconds }) => total + seconds, 0) / like.length;
      }, 0);
      const { low, high, work, basis } = estimateTime(grid, known, options)!;
      expect(work).toBeCloseTo(truth, 6);
      expect(low).toBeLessThan(truth);
      expect(high).toBeGreaterThan(truth);
      expect(basis).toEqual({ alike: 24, scaled: 0, guessed: 0 });
    }
  });

  it('reckons from the ratio of the costs where a shape is not known, with a wider range', () => {
    const [first] = grid;
    const rest = grid.filter((cell) => cell.config.model.options.hidden === 64);
    const { work, low, high, basis } = estimateTime(rest, [{ cell: first, seconds: 2 }], options)!;
    expect(work).toBeCloseTo((2 * rest.length * relativeCost(rest[0])) / relativeCost(first), 6);
    expect(high / low).toBeGreaterThan(2);
    expect(basis).toEqual({ alike: 0, scaled: 6, guessed: 0 });
    expect(estimateTime(cells.slice(-1), [{ cell: first, seconds: 2 }], options)!.basis.guessed).toBe(1);
  });

  it('shares the work out, but over no more workers than cores, and never below the longest cell', () => {
    const one = estimateTime(grid, timed, options)!;
    const two = estimateTime(grid, timed, { ...options, workers: 2 })!;
    expect(two.low).toBeCloseTo(one.low / 2, 6);
    expect(estimateTime(grid, timed, { ...options, workers: 8 })).toEqual({ ...two, workers: 8 });
    expect(estimateTime(grid.slice(0, 1), timed, { ...options, workers: 2 })!.high).toBeGreaterThanOrEqual(10);
    expect(estimateTime(grid, timed, { ...options, start: 5 })!.low).toBeCloseTo(one.low + 5, 6);
  });

  it('is wider below where trainings may stop early', () => {
    const early = timed.map((known) => ({ ...known, least: 3 }));
    expect(estimateTime(grid, early, options)!.low).toBeLessThan(estimateTime(grid, timed, options)!.low);
  });

  it('knows when there is nothing to tell', () => {
    expect(estimateTime([], [], options)).toMatchObject({ low: 0, high: 0, cells: 0 });
    expect(estimateTime(grid, [], options)).toBeUndefined();
  });
});

describe('describeEstimate', () => {
  const basis = { alike: 20, scaled: 0, guessed: 0 };
  it('says what it rests on, without false precision', () => {
    const estimate = { low: 41.3, high: 91.9, work: 120, workers: 2, cells: 20, basis };
    expect(describeEstimate(estimate, { from: 'trial', known: 5, elsewhere: 0 })).toBe(
      '40 s to 1:30 min for 20 cells with 2 workers; from a short trial of 5 configurations',
    );
    const mixed = {
      ...estimate,
      workers: 1,
      cells: 1,
      low: 0.2,
      high: 7400,
      basis: { alike: 0, scaled: 3, guessed: 1 },
    };
    expect(describeEstimate(mixed, { from: 'done', known: 1, elsewhere: 2 })).toBe(
      '1 s to 2:00 h for 1 cell with 1 worker; from 1 cell done on this kind of processor, 4 cells by comparison with those, 2 cells done on another processor not counted',
    );
    expect(describeEstimate({ ...estimate, cells: 0 }, { from: 'done', known: 3, elsewhere: 0 })).toBe(
      'nothing is left to run',
    );
  });
});
