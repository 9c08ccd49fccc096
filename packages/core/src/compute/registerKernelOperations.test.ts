import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setCurrentKernels } from '../kernel/currentKernels.js';
import { describeEveryBuild } from '../kernel/everyBuild.test.support.js';
import type { ProductSizes } from '../kernel/multiply.js';
import { createRandom } from '../random/createRandom.js';
import { hasKernelOperations } from './registerKernelOperations.js';
import { useBackend } from './useBackend.js';

const random = createRandom('operations on kernels');
const normals = (rows: number, columns: number): tf.Tensor2D =>
  tf.tensor2d(
    Float32Array.from({ length: rows * columns }, () => random.normal()),
    [rows, columns],
  );

function product(a: tf.Tensor2D, b: tf.Tensor2D, sizes: ProductSizes): tf.Tensor2D {
  return tf.engine().runKernel<tf.Tensor2D>('StrnnMatMul', { a, b }, sizes as unknown as tf.NamedAttrMap);
}

afterAll(async () => void (await useBackend('wasm')));

describeEveryBuild('StrnnMatMul', (build) => {
  describe.each(['wasm', 'cpu'])('as an operation of the tfjs backend %s', (backend) => {
    beforeAll(async () => {
      await useBackend(backend);
      setCurrentKernels(build);
    });

    it.each([
      [false, false],
      [false, true],
      [true, false],
      [true, true],
    ])('gives what tf.matMul gives, transposed (%s, %s)', (transposeA, transposeB) => {
      const [m, n, k] = [5, 37, 19];
      tf.tidy(() => {
        const a = transposeA ? normals(k, m) : normals(m, k);
        const b = transposeB ? normals(n, k) : normals(k, n);
        const found = product(a, b, { m, n, k, transposeA, transposeB });
        expect(found.shape).toEqual([m, n]);
        const difference = tf.max(tf.abs(tf.sub(found, tf.matMul(a, b, transposeA, transposeB))));
        // Sums of 19 products of about 1.
        expect(difference.dataSync()[0]).toBeLessThanOrEqual(1e-5);
      });
    });

    it('gives results of their own, that the next operation leaves alone, and keeps no tensor', () => {
      const sizes = { m: 2, n: 2, k: 2, transposeA: false, transposeB: false };
      const before = tf.memory().numTensors;
      tf.tidy(() => {
        const [one, two] = [tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])];
        const identity = tf.tensor2d([1, 0, 0, 1], [2, 2]);
        const first = product(one, identity, sizes);
        const second = product(two, identity, sizes);
        expect([...first.dataSync()]).toEqual([1, 2, 3, 4]);
        expect([...second.dataSync()]).toEqual([5, 6, 7, 8]);
      });
      expect(tf.memory().numTensors).toBe(before);
    });
  });
});

describe('hasKernelOperations', () => {
  it('is true where kernels were chosen, on the backends that keep their tensors in this process', async () => {
    await useBackend('wasm');
    expect(hasKernelOperations()).toBe(true);
    await useBackend('cpu');
    expect(hasKernelOperations()).toBe(false);
  });
});
