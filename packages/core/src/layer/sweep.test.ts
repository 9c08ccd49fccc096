import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from '../cell/Cell.js';
import { elman } from '../cell/elman.js';
import { useBackend } from '../compute/index.js';
import { StrnnError } from '../error/index.js';
import { gridSites } from '../sites/index.js';
import { compileLattice } from '../traversal/index.js';
import { prepareLattice } from './prepareLattice.js';
import { sweep } from './sweep.js';

beforeAll(async () => {
  await useBackend('cpu');
});

const lattice = compileLattice(
  { name: 'mine', description: 'A test.', predecessors: () => [[], [0], [0, 1], [2]] },
  gridSites(2, 2),
);

/** 4 sites x 2 slices, D = 1, H = 1; U = 1, W = 1, b = 0, x = 1: with ReLU h counts the paths into a site. */
function run(cell: Cell, path: 'fused' | 'ops' = 'ops'): number[] {
  const prepared = prepareLattice(lattice);
  try {
    return tf.tidy(() => {
      const one = tf.ones([1, 1]);
      return [
        ...sweep({
          cell,
          lattice: prepared,
          x: tf.ones([8, 1]),
          parameters: { U: one, W: one, b: tf.zeros([1]) },
          activation: 'relu',
          path,
          inputGradient: false,
        }).dataSync(),
      ];
    });
  } finally {
    prepared.dispose();
  }
}

function refusal(cell: Cell, path: 'fused' | 'ops' = 'ops'): StrnnError {
  try {
    run(cell, path);
  } catch (error) {
    expect(error).toBeInstanceOf(StrnnError);
    expect((error as StrnnError).code).toBe('plugin');
    return error as StrnnError;
  }
  throw new Error('nothing was refused');
}

const { fused: _, ...plain } = elman;
const cell: Cell = { ...plain, name: 'mine' };

describe('sweep', () => {
  it.each(['ops', 'fused'] as const)('visits sites in lattice order, slices beside each other (%s)', (path) => {
    expect(run(elman, path)).toEqual([1, 1, 2, 2, 4, 4, 5, 5]);
  });

  it("takes a cell without a fused kernel by its tensor ops, also on path 'fused'", () => {
    expect(run(cell, 'fused')).toEqual([1, 1, 2, 2, 4, 4, 5, 5]);
  });

  it('gives a cell the sum, the mean and each of its predecessors, and null where there is none', () => {
    const seen: unknown[] = [];
    run({
      ...cell,
      step(step) {
        const { predecessors } = step;
        seen.push(
          predecessors && {
            slots: predecessors.slots,
            sum: [...predecessors.sum(0).dataSync()],
            mean: [...predecessors.mean(0).dataSync()],
            each: Array.from({ length: predecessors.slots }, (__, k) => [...predecessors.slot(k, 0).dataSync()]),
          },
        );
        return elman.step(step);
      },
    });
    expect(seen).toEqual([
      null,
      { slots: 1, sum: [1, 1], mean: [1, 1], each: [[1, 1]] },
      { slots: 2, sum: [3, 3], mean: [1.5, 1.5], each: [[1, 1], [2, 2]] }, // prettier-ignore
      { slots: 1, sum: [4, 4], mean: [4, 4], each: [[4, 4]] },
    ]);
  });

  it('gives zeros for the slots of sites that have fewer predecessors', () => {
    const uneven = compileLattice(
      { name: 'uneven', description: 'A test.', predecessors: () => [[], [], [0], [0, 1]] },
      gridSites(2, 2),
    );
    const prepared = prepareLattice(uneven);
    const slots: number[][] = [];
    tf.tidy(() => {
      const step: Cell['step'] = ({ x, predecessors }) => {
        if (predecessors) for (let k = 0; k < 2; k++) slots.push([...predecessors.slot(k, 0).dataSync()]);
        return [x];
      };
      sweep({
        cell: { ...cell, step },
        lattice: prepared,
        x: tf.tensor2d([[1], [2], [3], [4]]),
        parameters: {},
        activation: 'relu',
        path: 'ops',
        inputGradient: false,
      });
    });
    expect(slots).toEqual([
      [1, 1],
      [0, 2],
    ]);
    prepared.dispose();
  });

  it('refuses an unknown fused kernel, also one that every object has', () => {
    expect(refusal({ ...cell, fused: 'elmann' }, 'fused').message).toBe(
      "cell 'mine': unknown fused kernel 'elmann'. Did you mean 'elman'? Allowed: elman, gru, lstm.",
    );
    expect(refusal({ ...cell, fused: 'toString' }, 'fused').message).toMatch(/unknown fused kernel 'toString'/);
    expect(run({ ...cell, fused: 'elmann' }, 'ops')).toHaveLength(8);
  });

  it('names the cell whose step throws, and keeps the cause', () => {
    const cause = new RangeError('oops');
    const error = refusal({
      ...cell,
      step: () => {
        throw cause;
      },
    });
    expect(error.message).toBe("cell 'mine': step threw: oops");
    expect(error.cause).toBe(cause);
  });

  it.each([
    ['no state', () => [], 'none'],
    ['too many', (x: tf.Tensor2D) => [x, x], '2 x 1; 2 x 1'],
    ['other rows', () => [tf.ones([3, 1])], '3 x 1'],
    ['a vector', () => [tf.ones([2])], '2'],
  ] as [string, (x: tf.Tensor2D) => tf.Tensor[], string][])('refuses a step that returns %s', (_, step, found) => {
    expect(refusal({ ...cell, step: ({ x }) => step(x) as tf.Tensor2D[] }).message).toBe(
      `cell 'mine': step must return 1 states (h) of 2 x H, but returned ${found}.`,
    );
  });
});
