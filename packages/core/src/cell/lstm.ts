import * as tf from '@tensorflow/tfjs';
import { linear } from '../compute/linear.js';
import type { Cell } from './Cell.js';
import { biasStart, inputWeights, recurrentWeights } from './start.js';

/**
 * LSTM with a forget gate per predecessor (as the child-sum tree LSTM of Tai et al. 2015): with ĥ = Σ_p h_p,
 * i, o = sigmoid(U x + W ĥ + b), g = tanh(U_g x + W_g ĥ + b_g), f_p = sigmoid(U_f x + W_f h_p + b_f),
 * c = i ⊙ g + Σ_p f_p ⊙ c_p, h = o ⊙ tanh(c). The forget bias starts at 1.
 */
export const lstm: Cell = {
  name: 'lstm',
  description: 'LSTM with a forget gate for each predecessor',
  states: ['h', 'c'],
  fused: 'lstm',
  parameters: (sizes) =>
    ['i', 'f', 'o', 'g'].flatMap((gate) => {
      // Without predecessors there is nothing to forget.
      if (gate === 'f' && !sizes.recurrent) return [];
      return [
        inputWeights(`U_${gate}`, sizes),
        ...(sizes.recurrent ? [recurrentWeights(`W_${gate}`, sizes)] : []),
        biasStart(`b_${gate}`, sizes, gate === 'f' ? 1 : 0),
      ];
    }),
  step({ x, predecessors, parameters }) {
    const fromInput = (gate: string): tf.Tensor2D =>
      linear(x, parameters[`U_${gate}`] as tf.Tensor2D, parameters[`b_${gate}`] as tf.Tensor1D);
    const fromState = (gate: string, h: tf.Tensor2D): tf.Tensor2D => linear(h, parameters[`W_${gate}`] as tf.Tensor2D);
    const sum = predecessors?.sum(0);
    const gate = (name: string): tf.Tensor2D =>
      sum === undefined ? fromInput(name) : tf.add(fromInput(name), fromState(name, sum));
    let c: tf.Tensor2D = tf.mul(tf.sigmoid(gate('i')), tf.tanh(gate('g')));
    if (predecessors !== null) {
      const forgetInput = fromInput('f');
      for (let k = 0; k < predecessors.slots; k++) {
        // A missing predecessor has c_p = 0, so its gate, whatever it is, adds nothing.
        const forget = tf.sigmoid(tf.add(forgetInput, fromState('f', predecessors.slot(k, 0))));
        c = tf.add(c, tf.mul(forget, predecessors.slot(k, 1)));
      }
    }
    return [tf.mul(tf.sigmoid(gate('o')), tf.tanh(c)), c];
  },
};
