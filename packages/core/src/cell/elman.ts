import * as tf from '@tensorflow/tfjs';
import { linear } from '../compute/linear.js';
import { activate } from './activation.js';
import type { Cell } from './Cell.js';
import { biasStart, inputWeights, recurrentWeights } from './start.js';

/** The paper's cell [R]: h_n = σ(U x_n + W Σ_p h_p + b), p over the predecessors of site n. */
export const elman: Cell = {
  name: 'elman',
  description: 'Elman, the paper’s as reconstructed [R]: h = σ(U x + W Σ h_p + b)',
  states: ['h'],
  fused: 'elman',
  parameters: (sizes) => [
    inputWeights('U', sizes),
    ...(sizes.recurrent ? [recurrentWeights('W', sizes)] : []),
    biasStart('b', sizes, 0),
  ],
  step({ x, predecessors, parameters, activation }) {
    let z = linear(x, parameters.U as tf.Tensor2D, parameters.b as tf.Tensor1D);
    if (predecessors !== null) z = tf.add(z, linear(predecessors.sum(0), parameters.W as tf.Tensor2D));
    return [activate(z, activation)];
  },
};
