import * as tf from '@tensorflow/tfjs';
import { plainMatMul } from './matMul.js';
import { hasKernelOperations } from './registerKernelOperations.js';

type Matrix = tf.Tensor2D;

let replaced = false;

/**
 * Gives `tf.matMul` on tfjs wasm a gradient that never multiplies transposed operands there, for cells and projectors
 * of plugins: tfjs's own runs at a fraction of the speed. Other backends, and products of more than two axes, keep
 * theirs. Called again it changes nothing.
 */
export function replaceMatMulGradient(): void {
  if (replaced) return;
  replaced = true;
  const own = tf.getGradient('BatchMatMul');
  tf.unregisterGradient('BatchMatMul');
  tf.registerGradient({
    ...own,
    gradFunc(dy, saved, attrs) {
      const [a, b] = saved as Matrix[];
      if (tf.getBackend() !== 'wasm' || a.rank !== 2 || b.rank !== 2) return own.gradFunc(dy, saved, attrs);
      const { transposeA, transposeB } = attrs as unknown as { transposeA: boolean; transposeB: boolean };
      const up = dy as Matrix;
      // C = op(A) op(B): dop(A) = dC op(B)ᵀ, dop(B) = op(A)ᵀ dC, each written for A and B as they are stored.
      return {
        a: () => (transposeA ? product(b, up, transposeB, true) : product(up, b, false, !transposeB)),
        b: () => (transposeB ? product(up, a, true, transposeA) : product(a, up, !transposeA, false)),
      };
    },
  });
}

/** op(A) op(B) on our kernels; without them with explicit transpositions. */
function product(a: Matrix, b: Matrix, transposeA: boolean, transposeB: boolean): Matrix {
  if (!hasKernelOperations()) {
    return plainMatMul(transposeA ? tf.transpose(a) : a, transposeB ? tf.transpose(b) : b);
  }
  const [k, m] = transposeA ? a.shape : [a.shape[1], a.shape[0]];
  const attrs = { m, n: b.shape[transposeB ? 0 : 1], k, transposeA, transposeB };
  return tf.engine().runKernel<Matrix>('StrnnMatMul', { a, b }, attrs);
}
