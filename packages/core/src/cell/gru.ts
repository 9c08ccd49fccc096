import * as tf from '@tensorflow/tfjs';
import { linear } from '../compute/linear.js';
import type { Cell } from './Cell.js';
import { biasStart, inputWeights, recurrentWeights } from './start.js';

/**
 * Gated recurrent unit (Cho et al. 2014) over several predecessors: it reads their mean h̄, so that the new state stays
 * a convex combination however many there are. Our choice; the paper has no GRU.
 * z = sigmoid(U_z x + W_z h̄ + b_z), r likewise, g = tanh(U_g x + W_g (r ⊙ h̄) + b_g), h = (1 - z) ⊙ g + z ⊙ h̄.
 */
export const gru: Cell = {
  name: 'gru',
  description: 'GRU on the mean of the predecessors’ states',
  states: ['h'],
  fused: 'gru',
  parameters: (sizes) =>
    ['z', 'r', 'g'].flatMap((gate) => {
      // Without predecessors the reset gate has nothing to reset.
      if (gate === 'r' && !sizes.recurrent) return [];
      return [
        inputWeights(`U_${gate}`, sizes),
        ...(sizes.recurrent ? [recurrentWeights(`W_${gate}`, sizes)] : []),
        biasStart(`b_${gate}`, sizes, 0),
      ];
    }),
  step({ x, predecessors, parameters }) {
    const before = predecessors?.mean(0);
    const gate = (name: string, recurrent: tf.Tensor2D | undefined): tf.Tensor2D => {
      const input = linear(x, parameters[`U_${name}`] as tf.Tensor2D, parameters[`b_${name}`] as tf.Tensor1D);
      if (recurrent === undefined) return input;
      return tf.add(input, linear(recurrent, parameters[`W_${name}`] as tf.Tensor2D));
    };
    const z = tf.sigmoid(gate('z', before));
    if (before === undefined) return [tf.mul(tf.sub(1, z), tf.tanh(gate('g', undefined)))];
    const r = tf.sigmoid(gate('r', before));
    const g = tf.tanh(gate('g', tf.mul(r, before)));
    return [tf.add(g, tf.mul(z, tf.sub(before, g)))];
  },
};
