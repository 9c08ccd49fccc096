import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../compute/index.js';
import { gridSites } from '../sites/index.js';
import { compileLattice } from '../traversal/index.js';
import { prepareLattice } from './prepareLattice.js';

beforeAll(async () => {
  await useBackend('cpu');
});

// Levels: sites 0, 3 | 1 | 2, 4 | 5; site 5 hears from three levels.
const lattice = compileLattice(
  { name: 'mine', description: 'A test.', predecessors: () => [[], [0, 3], [1], [], [3, 1], [0, 1, 4]] },
  gridSites(2, 3),
);

describe('prepareLattice', () => {
  it('holds order, inverse and what each level hears from', () => {
    const prepared = prepareLattice(lattice);
    expect(prepared.lattice).toBe(lattice);
    expect([...prepared.order.dataSync()]).toEqual([0, 3, 1, 2, 4, 5]);
    expect([...prepared.inverse.dataSync()]).toEqual([0, 2, 3, 1, 4, 5]);
    expect(prepared.levels.map(({ start, count, sources, slots }) => ({ start, count, sources, slots }))).toEqual([
      { start: 0, count: 2, sources: [], slots: 0 },
      { start: 2, count: 1, sources: [0], slots: 2 },
      { start: 3, count: 2, sources: [0, 1], slots: 2 },
      { start: 5, count: 1, sources: [0, 1, 2], slots: 3 },
    ]);
    prepared.dispose();
  });

  it('makes the matrices that sum, average and pick', () => {
    const prepared = prepareLattice(lattice);
    const [, , third, last] = prepared.levels;
    // Columns: places of the source levels, 0 and 3, then 1.
    expect(third.sum().matrix.arraySync()).toEqual([
      [0, 0, 1],
      [0, 1, 1],
    ]);
    expect(third.mean().matrix.arraySync()).toEqual([
      [0, 0, 1],
      [0, 0.5, 0.5],
    ]);
    expect(third.slot(0).matrix.arraySync()).toEqual([
      [0, 0, 1],
      [0, 1, 0],
    ]);
    expect(third.slot(1).matrix.arraySync()).toEqual([
      [0, 0, 0],
      [0, 0, 1],
    ]);
    expect(third.sum().transposed.map((part) => part.arraySync())).toEqual([
      [
        [0, 0],
        [0, 1],
      ],
      [[1, 1]],
    ]);
    expect(
      last
        .mean()
        .matrix.arraySync()[0]
        .map((weight) => Math.round(3 * weight)),
    ).toEqual([1, 0, 1, 0, 1]);
    prepared.dispose();
  });

  it('makes a matrix once, when it is first asked for, and frees everything it made', () => {
    const before = tf.memory().numTensors;
    const prepared = prepareLattice(lattice);
    expect(tf.memory().numTensors - before).toBe(2); // order and inverse
    const [, second] = prepared.levels;
    tf.tidy(() => {
      second.sum();
    });
    // A matrix with its one transposed part: kept although they were made in a tidy.
    expect(tf.memory().numTensors - before).toBe(4);
    expect(second.sum()).toBe(second.sum());
    expect(tf.memory().numTensors - before).toBe(4);
    second.mean();
    second.slot(0);
    second.slot(1);
    expect(tf.memory().numTensors - before).toBe(10);
    prepared.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
