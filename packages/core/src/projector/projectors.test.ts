import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../compute/index.js';
import { dense } from './dense.js';
import { l1 } from './l1.js';
import { l21 } from './l21.js';
import { rowNorm } from './rowNorm.js';
import { topK } from './topK.js';

beforeAll(async () => {
  await useBackend('cpu');
});

/** 3 rows of norms 5, 0.5 and 0. */
const weights = (): Float32Array => Float32Array.of(3, -4, 0.3, 0.4, 0, 0);
const values = (array: Float32Array): number[] => [...array].map((value) => Number(value.toFixed(6)));

describe('rowNorm', () => {
  it('is the Euclidean norm of one row', () => {
    expect([0, 1, 2].map((row) => rowNorm(weights(), row, 2))).toEqual([5, expect.closeTo(0.5, 6), 0]);
  });
});

describe('dense', () => {
  it('has no penalty, no subgradient and no proximal step', () => {
    const gradient = new Float32Array(6);
    dense.addSubgradient(weights(), 3, 2, 1, gradient);
    expect(dense.penalty(weights(), 3, 2)).toBe(0);
    expect(values(gradient)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(dense.proximal).toBeUndefined();
  });
});

describe('l1', () => {
  it('adds up absolute values', () => {
    expect(l1.penalty(weights(), 3, 2)).toBeCloseTo(7.7, 6);
  });

  it('has the signs as subgradient, 0 at 0', () => {
    const gradient = new Float32Array(6);
    l1.addSubgradient(weights(), 3, 2, 0.5, gradient);
    expect(values(gradient)).toEqual([0.5, -0.5, 0.5, 0.5, 0, 0]);
  });

  it('shrinks every entry by the threshold, smaller ones to exactly 0', () => {
    const v = weights();
    l1.proximal?.(v, 3, 2, 0.35);
    expect(values(v)).toEqual([2.65, -3.65, 0, 0.05, 0, 0]);
    expect(v[2]).toBe(0);
  });
});

describe('l21', () => {
  it('adds up the norms of rows', () => {
    expect(l21.penalty(weights(), 3, 2)).toBeCloseTo(5.5, 6);
  });

  it('has unit rows as subgradient, 0 at a row of zeros', () => {
    const gradient = new Float32Array(6);
    l21.addSubgradient(weights(), 3, 2, 1, gradient);
    expect(values(gradient)).toEqual([0.6, -0.8, 0.6, 0.8, 0, 0]);
  });

  it('shortens every row by the threshold, shorter ones to exactly 0 as a whole', () => {
    const v = weights();
    l21.proximal?.(v, 3, 2, 1);
    expect(values(v)).toEqual([2.4, -3.2, 0, 0, 0, 0]);
    expect([v[2], v[3]]).toEqual([0, 0]);
  });
});

describe('topK', () => {
  const matrix = Float32Array.of(1, 0, 0, 3, 2, 0, 0, -4); // norms 1, 3, 2, 4

  it.each([
    [1, [1, 0, 0, 3, 2, 0, 0, -4]],
    [0.75, [0, 0, 0, 3, 2, 0, 0, -4]],
    [0.5, [0, 0, 0, 3, 0, 0, 0, -4]],
    // Rounded, 2.4 to 2 and 2.8 to 3 rows; one row is always kept.
    [0.6, [0, 0, 0, 3, 0, 0, 0, -4]],
    [0.7, [0, 0, 0, 3, 2, 0, 0, -4]],
    [0.01, [0, 0, 0, 0, 0, 0, 0, -4]],
  ])('with keep %s uses the longest rows', (keep, expected) => {
    expect([...topK.effective(matrix, 4, 2, { keep })]).toEqual(expected);
    expect([...topK.apply!(tf.tensor2d(matrix, [4, 2]), { keep }).dataSync()].map((value) => value + 0)).toEqual(
      expected,
    );
  });

  it('lets the gradient through to all rows', () => {
    const gradient = tf.grad((w) => topK.apply!(w as tf.Tensor2D, { keep: 0.25 }))(
      tf.tensor2d(matrix, [4, 2]),
      tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8], [4, 2]),
    );
    expect([...gradient.dataSync()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('keeps rows of equal norm together', () => {
    const equal = Float32Array.of(3, 4, 5, 0, 1, 0);
    expect([...topK.effective(equal, 3, 2, { keep: 1 / 3 })]).toEqual([3, 4, 5, 0, 0, 0]);
    expect([...topK.apply!(tf.tensor2d(equal, [3, 2]), { keep: 1 / 3 }).dataSync()]).toEqual([3, 4, 5, 0, 0, 0]);
  });
});
