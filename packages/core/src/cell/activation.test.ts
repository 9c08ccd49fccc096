import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../compute/index.js';
import { activate, activationGradient, activations } from './activation.js';

beforeAll(async () => {
  await useBackend('cpu');
});

describe('activate', () => {
  it('is max(0, z) or tanh z', () => {
    const z = tf.tensor2d([[-2, -0.5, 0, 0.5, 2]]);
    expect([...activate(z, 'relu').dataSync()]).toEqual([0, 0, 0, 0.5, 2]);
    // tanh of float32, good to its last places.
    activate(z, 'tanh')
      .dataSync()
      .forEach((value, i) => expect(value).toBeCloseTo(Math.tanh([-2, -0.5, 0, 0.5, 2][i]), 6));
  });
});

describe('activationGradient', () => {
  it.each(activations)('agrees with the gradient of %s that tfjs takes', (activation) => {
    const z = tf.tensor2d([[-2, -0.5, 0, 0.5, 2]]);
    const dh = tf.tensor2d([[1, -2, 3, 0.5, -1]]);
    const expected = tf
      .grad((t) => activate(t as tf.Tensor2D, activation))(z, dh)
      .dataSync();
    const found = activationGradient(dh, activate(z, activation), activation).dataSync();
    found.forEach((value, i) => expect(value).toBeCloseTo(expected[i], 6));
  });

  it('of ReLU is 0 at z = 0, as in PyTorch', () => {
    const zero = tf.tensor2d([[0]]);
    expect(activationGradient(tf.tensor2d([[1]]), activate(zero, 'relu'), 'relu').dataSync()[0]).toBe(0);
  });
});
