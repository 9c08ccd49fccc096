import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBackend } from '../compute/index.js';
import { activate } from './activation.js';

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
