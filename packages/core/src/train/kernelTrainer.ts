import type { KernelModel } from '../kernel/createKernelModel.js';
import { hostProximal } from './hostProximal.js';
import { kernelProximal } from './kernelProximal.js';
import { sampleWeights } from './sampleWeights.js';
import type { TrainRequest } from './TrainRequest.js';
import type { Trainer } from './Trainer.js';
import type { WeightOverwrite } from './effectiveWeights.js';

/** Trains on kernels: nothing leaves their memory. */
export function kernelTrainer(
  { model, x, y }: TrainRequest,
  memory: KernelModel,
  classWeights: Float32Array | undefined,
  overwrite: WeightOverwrite | undefined,
): Trainer {
  const { parameters, gradient, first, second, decay, random } = memory;
  const held = overwrite === undefined ? undefined : new Float32Array(parameters.length);
  return {
    vector: parameters,
    gradient,
    first,
    second,
    decay,
    random,
    lossAndGradient({ indices, dropout, inputNoise }) {
      const batch = indices.length;
      memory.gather(x, indices);
      if (inputNoise > 0) memory.addNoise(batch, inputNoise);
      if (dropout > 0) memory.drawMasks(batch, dropout);
      indices.forEach((index, b) => (memory.labels[b] = y[index]));
      memory.weights.set(sampleWeights(memory.labels.subarray(0, batch), classWeights));
      held?.set(parameters);
      overwrite?.(parameters);
      const loss = memory.step(batch, dropout > 0);
      if (held !== undefined) parameters.set(held);
      return Promise.resolve(loss);
    },
    adam: memory.adam,
    proximal: kernelProximal(model.projector, memory) ?? hostProximal(model.projector, parameters),
  };
}
