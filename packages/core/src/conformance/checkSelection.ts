import * as tf from '@tensorflow/tfjs';
import type { Projector } from '../projector/Projector.js';
import { expectUntouched } from './checkPenalty.js';
import { conformanceError } from './conformanceError.js';
import { largestDifference } from './largestDifference.js';
import { projectorWeights } from './projectorWeights.js';

const keeps = [1, 0.5, 0.1];

/** Effective weights have the length of the weights, are finite, and are their own effective weights. */
export function checkEffective(projector: Projector): void {
  for (const { about, weights, rows, columns } of projectorWeights()) {
    for (const keep of keeps) {
      const at = `${about}, keep ${keep}`;
      const given = weights.slice();
      const effective = projector.effective(given, rows, columns, { keep });
      expectUntouched(projector, at, 'effective', given, weights);
      if (effective.length !== weights.length || effective.some((value) => !Number.isFinite(value))) {
        const problem = `expected ${weights.length} finite effective weights, found ${String(effective)}`;
        throw conformanceError('projector', projector, `${at}: ${problem}`);
      }
      const again = projector.effective(effective.slice(), rows, columns, { keep });
      const i = effective.findIndex((value, index) => value !== again[index]);
      if (i >= 0) {
        const problem = `expected effective weights to be their own, found ${effective[i]} turned into ${again[i]} at entry ${i}`;
        throw conformanceError('projector', projector, `${at}: ${problem}`);
      }
    }
  }
}

/** apply, or the weights themselves where there is none, gives the effective weights, and lets a gradient through. */
export function checkApply(projector: Projector): void {
  for (const { about, weights, rows, columns } of projectorWeights()) {
    for (const keep of keeps) {
      const at = `${about}, keep ${keep}`;
      const effective = projector.effective(weights.slice(), rows, columns, { keep });
      const { value, gradient } = applied(projector, weights, [rows, columns], keep);
      // One rounding of a product or two in single precision; zeros are exact on both sides.
      const different = value.findIndex((applied, i) => (applied === 0) !== (effective[i] === 0));
      if (different >= 0 || largestDifference(value, effective) > 1e-6) {
        const found = `found ${String(value)} and ${String(effective)}`;
        const name = projector.apply === undefined ? 'the weights (there is no apply)' : 'apply';
        throw conformanceError(
          'projector',
          projector,
          `${at}: expected ${name} to give the effective weights, ${found}`,
        );
      }
      if (
        gradient.length !== weights.length ||
        gradient.some((g) => !Number.isFinite(g)) ||
        gradient.every((g) => g === 0)
      ) {
        const problem = `expected apply to let a finite gradient through, found ${String(gradient)}`;
        throw conformanceError('projector', projector, `${at}: ${problem}`);
      }
    }
  }
}

/**
 * What `straightThrough` says: the gradient comes out of apply as it went in, to the last bit. The kernels count on it: they
 * multiply by the effective weights and know nothing of apply.
 */
export function checkStraightThrough(projector: Projector): void {
  for (const { about, weights, rows, columns } of projectorWeights()) {
    for (const keep of keeps) {
      const upstream = Float32Array.from(weights, (_, i) => (i % 2 === 0 ? 1 : -1) * (0.5 + i));
      const { gradient } = applied(projector, weights, [rows, columns], keep, upstream);
      const i = upstream.findIndex((value, at) => value !== gradient[at]);
      if (i >= 0) {
        const problem = `expected apply to pass a gradient of ${upstream[i]} on unchanged (straightThrough)`;
        throw conformanceError(
          'projector',
          projector,
          `${about}, keep ${keep}: ${problem}, found ${gradient[i]} at entry ${i}`,
        );
      }
    }
  }
}

/** Value of apply, and the gradient of the weights for one of the value (left out = 1 everywhere). */
function applied(
  projector: Projector,
  weights: Float32Array,
  shape: [number, number],
  keep: number,
  upstream = weights.map(() => 1),
): { value: Float32Array; gradient: Float32Array } {
  if (projector.apply === undefined) return { value: weights, gradient: upstream };
  return tf.tidy(() => {
    const run = (w: tf.Tensor2D): tf.Tensor2D => projector.apply?.(w, { keep }) ?? w;
    const matrix = tf.tensor2d(weights, shape);
    const value = run(matrix).dataSync() as Float32Array;
    const gradient = tf
      .grad((w) => tf.sum(tf.mul(run(w as tf.Tensor2D), tf.tensor2d(upstream, shape))))(matrix)
      .dataSync() as Float32Array;
    return { value, gradient };
  });
}
