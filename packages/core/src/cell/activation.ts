import * as tf from '@tensorflow/tfjs';

/** σ of the paper's cell; which one the paper uses is unknown [?], ReLU is what the only public code has. */
export type ElementwiseActivation = 'relu' | 'tanh';

export const activations: readonly ElementwiseActivation[] = ['relu', 'tanh'];

export function activate(z: tf.Tensor2D, activation: ElementwiseActivation): tf.Tensor2D {
  return activation === 'relu' ? tf.relu(z) : tf.tanh(z);
}
