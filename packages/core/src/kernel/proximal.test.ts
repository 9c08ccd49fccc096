import { expect, it } from 'vitest';
import { l1 } from '../projector/l1.js';
import { l21 } from '../projector/l21.js';
import { createRandom } from '../random/createRandom.js';
import { createArena } from './Arena.js';
import { describeEveryBuild } from './everyBuild.test.support.js';
import type { KernelBuild } from './KernelBuild.js';

interface Matrix {
  readonly weights: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

function onKernels(
  build: KernelBuild,
  name: 'l1' | 'l21',
  { weights, rows, columns }: Matrix,
  t: number,
): Float32Array {
  const arena = createArena(build, 4 * weights.length + 256);
  const at = arena.take(4 * weights.length + 64);
  const view = arena.floats(at, weights.length + 16).fill(7);
  view.set(weights);
  if (name === 'l1') arena.call('proximalL1', at, weights.length, t);
  else arena.call('proximalL21', at, rows, columns, t);
  expect([...view.subarray(weights.length)].every((value) => value === 7)).toBe(true);
  return view.slice(0, weights.length);
}

function byProjector(name: 'l1' | 'l21', { weights, rows, columns }: Matrix, threshold: number): Float32Array {
  const v = weights.slice();
  (name === 'l1' ? l1 : l21).proximal?.(v, rows, columns, threshold);
  return v;
}

/** Normal numbers, some exactly 0 or -0, some rows all 0. */
function matrices(): Matrix[] {
  return [
    [1, 1],
    [1, 7],
    [5, 1],
    [16, 4],
    [17, 5],
    [62, 20],
    [3, 33],
  ].map(([rows, columns]) => {
    const random = createRandom(`proximal ${rows} ${columns}`);
    const weights = Float32Array.from({ length: rows * columns }, (_, i) => {
      if (Math.floor(i / columns) % 4 === 3) return 0;
      return i % 6 === 5 ? -0 : random.normal();
    });
    return { weights, rows, columns };
  });
}

describeEveryBuild('proximal steps', (build) => {
  it.each(['l1', 'l21'] as const)('do what the projector %s does, with the same zeros', (name) => {
    for (const matrix of matrices()) {
      for (const threshold of [0, 1e-6, 0.01, 0.3, 1, 2.5, 1e6]) {
        const [found, expected] = [onKernels(build, name, matrix, threshold), byProjector(name, matrix, threshold)];
        // The threshold is rounded to single precision, and so is each of two or three operations.
        const wrong = expected.findIndex((value, i) => {
          const allowed = 2e-7 * Math.max(Math.abs(matrix.weights[i]), threshold > 10 ? 0 : threshold);
          return (found[i] === 0) !== (value === 0) || !(Math.abs(found[i] - value) <= allowed);
        });
        const about = `${matrix.rows} x ${matrix.columns} at ${threshold}, entry ${wrong}`;
        expect(wrong < 0 ? '' : `${about}: ${found[wrong]}, not ${expected[wrong]}`).toBe('');
      }
    }
  });

  it.each(['l1', 'l21'] as const)('change nothing at threshold 0, not even the last bit (%s)', (name) => {
    // -0 is a zero like any other, and may lose its sign.
    for (const matrix of matrices()) {
      const found = onKernels(build, name, matrix, 0);
      expect(matrix.weights.every((value, i) => value === found[i])).toBe(true);
    }
  });

  it('keep infinite weights infinite, and signs', () => {
    const matrix = { weights: Float32Array.of(Infinity, -Infinity, 2, -2, 0.5, -0.5), rows: 1, columns: 6 };
    expect([...onKernels(build, 'l1', matrix, 1)]).toEqual([Infinity, -Infinity, 1, -1, 0, 0]);
    expect([...byProjector('l1', matrix, 1)]).toEqual([Infinity, -Infinity, 1, -1, 0, 0]);
  });

  it.each(['l1', 'l21'] as const)('never turn a NaN into a weight that looks fine (%s)', (name) => {
    const matrix = { weights: Float32Array.of(1, NaN, -2, 3, 4, 0), rows: 2, columns: 3 };
    // A row's length is that of all its numbers: with one NaN nothing is known of any of them.
    const unknown = name === 'l1' ? [1] : [0, 1, 2];
    for (const threshold of [0, 0.5, 10]) {
      for (const values of [onKernels(build, name, matrix, threshold), byProjector(name, matrix, threshold)]) {
        expect(unknown.map((i) => values[i])).toEqual(unknown.map(() => NaN));
        expect(values.filter(Number.isNaN)).toHaveLength(unknown.length);
      }
    }
  });
});
