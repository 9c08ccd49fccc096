import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../random/createRandom.js';
import { adamStep } from '../train/adamStep.js';
import { clipNorm } from '../train/clipNorm.js';
import { createArena } from './Arena.js';
import { describeEveryBuild } from './everyBuild.test.support.js';
import type { KernelBuild } from './KernelBuild.js';

/** Made by tools/reference/core/adam.py (PyTorch, float64); `clipped` is the gradient that the step takes. */
const reference = JSON.parse(readFileSync(new URL('../train/fixtures/adam.json', import.meta.url), 'utf8')) as {
  learningRate: number;
  weightDecay: number;
  largestNorm: number;
  weights: number;
  start: number[];
  steps: { gradient: number[]; clipped: number[]; first: number[]; second: number[]; vector: number[] }[];
};

type State = Parameters<typeof adamStep>[0];

/** The optimiser's vectors in some kernels' memory, with a NaN on either side of each that must stay. */
function kernelState(
  build: KernelBuild,
  size: number,
): State & { step(t: number, rate: number): void; guards(): number[] } {
  const arena = createArena(build, 5 * (4 * size + 256));
  const offsets = Array.from({ length: 5 }, () => {
    arena.floats(arena.take(4), 1).fill(NaN);
    const at = arena.take(4 * size + 64);
    arena.floats(at, size + 16).fill(NaN);
    return at;
  });
  const [vector, first, second, gradient, decay] = offsets.map((at) => arena.floats(at, size).fill(0));
  return {
    ...{ vector, first, second, gradient, decay },
    step: (t, rate) => void arena.call('adam', size, ...offsets, rate, 1 / (1 - 0.9 ** t), 1 / (1 - 0.999 ** t)),
    guards: () => offsets.flatMap((at) => [...arena.floats(at - 64, 1), ...arena.floats(at + 4 * size, 16)]),
  };
}

function plainState(size: number): State {
  const [vector, first, second, gradient, decay] = Array.from({ length: 5 }, () => new Float32Array(size));
  return { vector, first, second, gradient, decay };
}

/** Of the largest value: a step is some ten operations in single precision, 6e-8 each. */
function expectClose(about: string, found: Float32Array, expected: ArrayLike<number>, tolerance = 2e-6): void {
  const allowed = tolerance * Math.max(...Array.from(expected, Math.abs));
  found.forEach((value, i) => {
    if (!(Math.abs(value - expected[i]) <= allowed)) expect(value, `${about}, entry ${i}`).toBe(expected[i]);
  });
}

describeEveryBuild('Adam', (build) => {
  it('moves and decays as PyTorch does, over 5 steps', () => {
    const state = kernelState(build, reference.start.length);
    state.vector.set(reference.start);
    state.decay.fill(reference.weightDecay, 0, reference.weights);
    reference.steps.forEach((step, i) => {
      state.gradient.set(step.gradient);
      clipNorm(state.gradient, reference.largestNorm);
      expectClose('gradient', state.gradient, step.clipped);
      state.step(i + 1, reference.learningRate);
      expectClose('first', state.first, step.first);
      expectClose('second', state.second, step.second);
      expectClose('vector', state.vector, step.vector);
    });
  });

  it('does what adamStep does, for every number of parameters and over many steps', () => {
    for (const size of [1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 100, 1001]) {
      const random = createRandom(`adam ${size}`);
      const [state, plain] = [kernelState(build, size), plainState(size)];
      const start = Float32Array.from({ length: size }, () => random.normal());
      const decay = start.map((_, i) => (i % 3 === 0 ? 0.1 : 0));
      for (const each of [state, plain]) {
        each.vector.set(start);
        each.decay.set(decay);
      }
      for (let t = 1; t <= 12; t++) {
        // From step to step of another size, and some exactly 0.
        const gradient = start.map((_, i) => (i % 5 === 4 ? 0 : 10 ** ((t % 7) - 4) * random.normal()));
        state.gradient.set(gradient);
        plain.gradient.set(gradient);
        state.step(t, 0.01 / t);
        adamStep(plain, t, 0.01 / t);
        for (const name of ['first', 'second', 'vector'] as const) {
          expectClose(`${name} of ${size} at step ${t}`, state[name], plain[name], 3e-6);
        }
        expect(state.gradient).toEqual(gradient);
        expect(state.decay).toEqual(decay);
      }
      expect(state.guards().every(Number.isNaN), `around ${size}`).toBe(true);
    }
  });

  it('gives the same to a number wherever it stands: in a vector or in the rest', () => {
    const state = kernelState(build, 37);
    state.vector.fill(0.7);
    state.gradient.fill(-0.3);
    state.decay.fill(0.1);
    for (let t = 1; t <= 3; t++) state.step(t, 0.05);
    for (const values of [state.vector, state.first, state.second]) {
      expectClose('all', values, new Float32Array(37).fill(values[0]), 3e-7);
    }
  });

  it('takes gradients from 1e-30 to 1e18 without a NaN, and lets a NaN through', () => {
    const sizes = [1e-30, 1e-20, 1e-10, 1e-5, 1, 1e10, 1e18, 0, -1e18, -1e-30];
    const [state, plain] = [kernelState(build, sizes.length), plainState(sizes.length)];
    for (const each of [state, plain]) each.gradient.set(sizes);
    state.step(1, 0.1);
    adamStep(plain, 1, 0.1);
    expectClose('vector', state.vector, plain.vector);
    state.gradient[2] = NaN;
    state.step(2, 0.1);
    expect([...state.vector].map(Number.isNaN)).toEqual(sizes.map((_, i) => i === 2));
  });
});

describe('the fixture', () => {
  it('clips in some steps and not in others', () => {
    const norms = reference.steps.map(({ gradient }) => Math.hypot(...gradient));
    expect(norms.some((norm) => norm > reference.largestNorm)).toBe(true);
    expect(norms.some((norm) => norm < reference.largestNorm)).toBe(true);
  });
});
