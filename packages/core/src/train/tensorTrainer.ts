import * as tf from '@tensorflow/tfjs';
import { createArena } from '../kernel/Arena.js';
import type { KernelBuild } from '../kernel/KernelBuild.js';
import { batchBytes, takeBatch } from '../kernel/takeBatch.js';
import type { ComputePath } from '../layer/sweep.js';
import { batchSizes } from '../model/batchSizes.js';
import { adamStep } from './adamStep.js';
import { batchInput } from './batchInput.js';
import { crossEntropy } from './crossEntropy.js';
import { hostProximal } from './hostProximal.js';
import type { ParameterLayout } from './parameterLayout.js';
import type { TrainRequest } from './TrainRequest.js';
import type { Trainer } from './Trainer.js';

/**
 * Trains on tensor operations of the current tfjs backend: any cell and projector, and the oracle of the kernels. Noise
 * and dropout come from the same random numbers as there.
 */
export function tensorTrainer(
  { model, x, y }: TrainRequest,
  layout: ParameterLayout,
  noise: KernelBuild,
  batchSize: number,
  classWeights: Float32Array | undefined,
  path: ComputePath,
): Trainer {
  const sizes = batchSizes(model, batchSize);
  const { slices: T, sites: N, features: D, mixed, projected } = sizes;
  const memory = takeBatch(createArena(noise, batchBytes(sizes)), sizes);
  const zeros = (): Float32Array => new Float32Array(layout.size);
  const trainer = { vector: zeros(), gradient: zeros(), first: zeros(), second: zeros(), decay: zeros() };
  return {
    ...trainer,
    random: memory.random,
    async lossAndGradient({ indices, dropout, inputNoise }) {
      const B = indices.length;
      memory.gather(x, indices);
      if (inputNoise > 0) memory.addNoise(B, inputNoise);
      if (dropout > 0) memory.drawMasks(B, dropout);
      const input = batchInput(
        memory.x,
        { T, N, D },
        Int32Array.from(indices, (_, b) => b),
      );
      const labels = Int32Array.from(indices, (index) => y[index]);
      // Loss and gradients leave the backend as one array: a single read, whatever the backend.
      const flat = tf.tidy(() => {
        const batch = tf.tensor4d(input, [N, T, B, D]);
        const half = B * projected;
        const masks = {
          mixed: tf.tensor2d(memory.mixedMask.slice(0, T * B * mixed), [T * B, mixed]),
          projected: [0, 1].map((e) =>
            tf.tensor2d(memory.projectedMask.slice(e * half, (e + 1) * half), [B, projected]),
          ),
        };
        const loss = (...list: tf.Tensor[]): tf.Scalar => {
          const pass = { x: batch, parameters: layout.bind(list), path, ...(dropout > 0 ? { dropout: masks } : {}) };
          return crossEntropy(model.forward(pass).logits, labels, classWeights);
        };
        const { value, grads } = tf.valueAndGrads(loss)(layout.tensors(trainer.vector));
        return tf.concat([tf.reshape(value, [1]), ...grads.map((g) => tf.reshape<tf.Rank.R1>(g, [-1]))]);
      });
      const values = (await flat.data()) as Float32Array;
      flat.dispose();
      trainer.gradient.set(values.subarray(1));
      return values[0];
    },
    proximal: hostProximal(model.projector, trainer.vector),
    adam(t, learningRate) {
      adamStep(trainer, t, learningRate);
    },
  };
}
