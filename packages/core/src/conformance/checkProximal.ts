import type { Projector } from '../projector/Projector.js';
import type { Random } from '../random/index.js';
import { createRandom } from '../random/index.js';
import { conformanceError } from './conformanceError.js';
import { projectorWeights } from './projectorWeights.js';

/** Threshold 0 leaves the weights exactly as they are. */
export function checkZeroThreshold(projector: Projector): void {
  for (const { about, weights, rows, columns } of projectorWeights()) {
    const v = step(projector, weights, rows, columns, 0);
    const i = v.findIndex((value, at) => value !== weights[at]);
    if (i >= 0) {
      const problem = `${about}: expected ${weights[i]} to stay at threshold 0, found ${v[i]} at entry ${i}`;
      throw conformanceError('projector', projector, problem);
    }
  }
}

/** No other point that is tried, near or far, gives a lower ½ |v - weights|² + threshold Ω(v). */
export function checkMinimum(projector: Projector): void {
  for (const { about, weights, rows, columns } of projectorWeights()) {
    for (const threshold of [0.02, 0.3, 1.5]) {
      const objective = (v: Float32Array): number =>
        v.reduce((sum, value, i) => sum + (value - weights[i]) ** 2, 0) / 2 +
        threshold * projector.penalty(v, rows, columns);
      const v = step(projector, weights, rows, columns, threshold);
      const lowest = objective(v);
      for (const other of candidates(v, weights, columns, createRandom(`conformance/proximal/${about}`))) {
        const value = objective(other);
        // v is rounded to float32; at a minimum that changes the objective by less than 1e-7 of it.
        if (!(value >= lowest - 1e-7 * Math.max(1, lowest))) {
          const rule = `expected the minimum at threshold ${threshold}`;
          const problem = `${about}: ${rule}, found ${lowest} there and ${value} at another point`;
          throw conformanceError('projector', projector, problem);
        }
      }
    }
  }
}

/** What a proximal step is for: zeros that are exact. */
export function checkExactZeros(projector: Projector): void {
  for (const { about, weights, rows, columns } of projectorWeights()) {
    const v = step(projector, weights, rows, columns, 1e6);
    if (!v.includes(0)) {
      const problem = `${about}: expected exact zeros at threshold 1e6, found none in ${[...v].slice(0, 8).join(', ')}`;
      throw conformanceError('projector', projector, problem);
    }
    if (v.some((value) => !Number.isFinite(value))) {
      throw conformanceError('projector', projector, `${about}: expected finite weights at threshold 1e6`);
    }
  }
}

function step(
  projector: Projector,
  weights: Float32Array,
  rows: number,
  columns: number,
  threshold: number,
): Float32Array {
  const v = weights.slice();
  projector.proximal?.(v, rows, columns, threshold);
  return v;
}

/** Points to compare a minimum with: the start, zeros, and steps of many sizes along entries, rows and anywhere. */
function* candidates(
  v: Float32Array,
  weights: Float32Array,
  columns: number,
  random: Random,
): Generator<Float32Array, void, undefined> {
  yield weights;
  yield new Float32Array(v.length);
  const rowOf = (i: number): number => Math.floor(i / columns);
  for (let row = 0; row * columns < v.length; row++) {
    yield v.map((value, i) => (rowOf(i) === row ? 0 : value));
    yield v.map((value, i) => (rowOf(i) === row ? weights[i] : value));
  }
  for (let size = 1; size > 2 ** -14; size /= 2) {
    for (let i = 0; i < v.length; i++) {
      for (const sign of [-1, 1]) yield v.map((value, at) => (at === i ? value + sign * size : value));
    }
    for (let row = 0; row * columns < v.length; row++) {
      for (const factor of [1 - size, 1 + size]) yield v.map((value, i) => (rowOf(i) === row ? factor * value : value));
    }
    for (let i = 0; i < 20; i++) yield v.map((value) => value + size * random.normal());
  }
}
