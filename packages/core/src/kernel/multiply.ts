import type { KernelBuild } from './KernelBuild.js';
import { scratchArena } from './scratchArena.js';

/** Sizes of a product op(A) (m x k) op(B) (k x n). */
export interface ProductSizes {
  readonly m: number;
  readonly n: number;
  readonly k: number;
  /** A is stored k x m. */
  readonly transposeA: boolean;
  /** B is stored n x k. */
  readonly transposeB: boolean;
}

/** @returns m x n, row-major; a view that the next operation overwrites */
export function multiply(build: KernelBuild, a: Float32Array, b: Float32Array, sizes: ProductSizes): Float32Array {
  const { m, n, k, transposeA, transposeB } = sizes;
  // A panel of B's columns and the result's, see kernels/src/matmul.h: at most 128 columns.
  const scratch = 4 * (m + k) * 128;
  const arena = scratchArena(build, 4 * (m * k + k * n + m * n) + scratch + 4 * 64);
  const [left, right, result] = [m * k, k * n, m * n].map((count) => arena.take(4 * count));
  arena.floats(left, m * k).set(a);
  arena.floats(right, k * n).set(b);
  arena.call('matMul', Number(transposeA), Number(transposeB), m, n, k, left, right, result, arena.take(scratch));
  return arena.floats(result, m * n);
}
