import * as tf from '@tensorflow/tfjs';

/** σ of the paper's cell; which one the paper uses is unknown [?], ReLU is what the only public code has. */
export type ElementwiseActivation = 'relu' | 'tanh';

export const activations: readonly ElementwiseActivation[] = ['relu', 'tanh'];

export function activate(z: tf.Tensor2D, activation: ElementwiseActivation): tf.Tensor2D {
  return activation === 'relu' ? tf.relu(z) : tf.tanh(z);
}

/** dz from dh and h = σ(z); the derivative of both activations is a function of h. At z = 0 ReLU's is 0, as in PyTorch. */
export function activationGradient(dh: tf.Tensor2D, h: tf.Tensor2D, activation: ElementwiseActivation): tf.Tensor2D {
  return activation === 'relu' ? tf.mul(dh, tf.step(h)) : tf.mul(dh, tf.sub(1, tf.square(h)));
}
