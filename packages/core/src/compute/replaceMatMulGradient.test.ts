import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { setCurrentKernels } from '../kernel/currentKernels.js';
import { createRandom } from '../random/index.js';
import { useBackend } from './useBackend.js';

const random = createRandom('matMul gradient');
const [m, k, n] = [5, 7, 3];
const normals = (count: number): number[] => Array.from({ length: count }, () => random.normal());
const [a, b, up] = [normals(m * k), normals(k * n), normals(m * n)];

/** Gradients of tf.matMul for stored shapes that fit the transpositions. */
function gradients(transposeA: boolean, transposeB: boolean): number[][] {
  return tf.tidy(() => {
    const left = tf.tensor2d(a, transposeA ? [k, m] : [m, k]);
    const right = tf.tensor2d(b, transposeB ? [n, k] : [k, n]);
    const run = (x: tf.Tensor, y: tf.Tensor): tf.Tensor => tf.matMul(x, y, transposeA, transposeB);
    return tf
      .grads(run)([left, right], tf.tensor2d(up, [m, n]))
      .map((gradient) => [...gradient.dataSync()]);
  });
}

const cases = [false, true].flatMap((left) => [false, true].map((right) => [left, right] as const));

describe('the gradient of tf.matMul on wasm', () => {
  const expected = new Map<string, number[][]>();
  beforeAll(async () => {
    await useBackend('cpu');
    for (const [left, right] of cases) expected.set(`${left} ${right}`, gradients(left, right));
    await useBackend('wasm');
  });

  it.each(cases)('is that of plain JavaScript (transposed: %s, %s), with our kernels and without', (left, right) => {
    const kernels = tf.getBackend() === 'wasm';
    expect(kernels).toBe(true);
    const check = (): void =>
      gradients(left, right).forEach((gradient, i) => {
        const plain = expected.get(`${left} ${right}`)![i];
        expect(gradient).toHaveLength(plain.length);
        // Sums of up to 7 products in single precision.
        gradient.forEach((value, j) => expect(value).toBeCloseTo(plain[j], 5));
      });
    check();
    setCurrentKernels(undefined);
    check();
  });

  it('multiplies no transposed operand there', async () => {
    await useBackend('wasm');
    const { kernels } = await tf.profile(() => {
      gradients(false, false);
      return tf.scalar(0);
    });
    // One forward product; both of the gradient are ours.
    expect(kernels.filter(({ name }) => name === 'BatchMatMul')).toHaveLength(1);
    expect(kernels.filter(({ name }) => name === 'StrnnMatMul')).toHaveLength(2);
  });

  it('is left as it is for products of more than two axes', async () => {
    await useBackend('wasm');
    const [left, right] = tf.tidy(() =>
      tf
        .grads((x, y) => tf.matMul(x, y))([tf.ones([2, 2, 3]), tf.ones([2, 3, 2])])
        .map((g) => [...g.dataSync()]),
    );
    expect(left).toEqual(Array.from({ length: 12 }, () => 2));
    expect(right).toEqual(Array.from({ length: 12 }, () => 2));
  });
});
