import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { adamStep } from './adamStep.js';
import { clipNorm } from './clipNorm.js';

/** Made by tools/reference/core/adam.py (PyTorch, float64). */
const reference = JSON.parse(readFileSync(new URL('fixtures/adam.json', import.meta.url), 'utf8')) as {
  learningRate: number;
  weightDecay: number;
  largestNorm: number;
  /** The first so many entries decay. */
  weights: number;
  start: number[];
  steps: {
    gradient: number[];
    norm: number;
    clipped: number[];
    first: number[];
    second: number[];
    vector: number[];
  }[];
};

/** Relative to the largest, since Adam's moments are stored in single precision: 2^-24 per step and rounding. */
function expectClose(found: Float32Array, expected: readonly number[]): void {
  const allowed = 2e-6 * Math.max(...expected.map(Math.abs));
  expected.forEach((value, i) => expect(Math.abs(found[i] - value), `entry ${i}`).toBeLessThanOrEqual(allowed));
}

/** The optimiser's vectors, with the given start. */
function vectors(start: readonly number[], decay: readonly number[]): Parameters<typeof adamStep>[0] {
  const zeros = (): Float32Array => new Float32Array(start.length);
  const [gradient, first, second] = [zeros(), zeros(), zeros()];
  return { vector: Float32Array.from(start), gradient, first, second, decay: Float32Array.from(decay) };
}

describe('adamStep', () => {
  it('clips, moves and decays as PyTorch does, over 5 steps', () => {
    const decays = reference.start.map((_, i) => (i < reference.weights ? reference.weightDecay : 0));
    const state = vectors(reference.start, decays);
    reference.steps.forEach((step, i) => {
      state.gradient.set(step.gradient);
      expect(clipNorm(state.gradient, reference.largestNorm)).toBeCloseTo(step.norm, 6);
      // PyTorch divides by the norm + 1e-6, which makes a clipped gradient shorter by up to 1e-6 of it.
      expectClose(state.gradient, step.clipped);
      adamStep(state, i + 1, reference.learningRate);
      expectClose(state.first, step.first);
      expectClose(state.second, step.second);
      expectClose(state.vector, step.vector);
    });
    expect(reference.steps.some(({ norm }) => norm > reference.largestNorm)).toBe(true);
    expect(reference.steps.some(({ norm }) => norm < reference.largestNorm)).toBe(true);
  });

  it('moves by the learning rate in the first step, whatever the size of the gradient', () => {
    const state = vectors([0, 0, 0], [0, 0, 0]);
    state.gradient.set([1e-3, -100, 0]);
    adamStep(state, 1, 0.1);
    expect(state.vector[0]).toBeCloseTo(-0.1, 5); // ε is 1e-5 of this gradient
    expect(state.vector[1]).toBeCloseTo(0.1, 7);
    expect(state.vector[2]).toBe(0);
  });

  it('shrinks a weight without a gradient by learning rate times decay', () => {
    const state = vectors([2, 2], [0.1, 0]);
    adamStep(state, 1, 0.5);
    expect([...state.vector]).toEqual([Math.fround(1.9), 2]);
  });
});
