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

describe('adamStep', () => {
  it('clips, moves and decays as PyTorch does, over 5 steps', () => {
    const vector = Float32Array.from(reference.start);
    const state = { step: 0, first: new Float32Array(vector.length), second: new Float32Array(vector.length) };
    const decay = Float32Array.from(vector, (_, i) => (i < reference.weights ? reference.weightDecay : 0));
    for (const step of reference.steps) {
      const gradient = Float32Array.from(step.gradient);
      expect(clipNorm(gradient, reference.largestNorm)).toBeCloseTo(step.norm, 6);
      // PyTorch divides by the norm + 1e-6, which makes a clipped gradient shorter by up to 1e-6 of it.
      expectClose(gradient, step.clipped);
      adamStep(vector, gradient, state, reference.learningRate, decay);
      expectClose(state.first, step.first);
      expectClose(state.second, step.second);
      expectClose(vector, step.vector);
    }
    expect(state.step).toBe(reference.steps.length);
    expect(reference.steps.some(({ norm }) => norm > reference.largestNorm)).toBe(true);
    expect(reference.steps.some(({ norm }) => norm < reference.largestNorm)).toBe(true);
  });

  it('moves by the learning rate in the first step, whatever the size of the gradient', () => {
    const vector = new Float32Array(3);
    const state = { step: 0, first: new Float32Array(3), second: new Float32Array(3) };
    adamStep(vector, Float32Array.of(1e-3, -100, 0), state, 0.1, new Float32Array(3));
    expect(vector[0]).toBeCloseTo(-0.1, 5); // ε is 1e-5 of this gradient
    expect(vector[1]).toBeCloseTo(0.1, 7);
    expect(vector[2]).toBe(0);
  });

  it('shrinks a weight without a gradient by learning rate times decay', () => {
    const vector = Float32Array.of(2, 2);
    const state = { step: 0, first: new Float32Array(2), second: new Float32Array(2) };
    adamStep(vector, new Float32Array(2), state, 0.5, Float32Array.of(0.1, 0));
    expect([...vector]).toEqual([Math.fround(1.9), 2]);
  });
});
