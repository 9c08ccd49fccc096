import { StrnnError } from '../error/StrnnError.js';
import { currentKernels } from '../kernel/currentKernels.js';
import type { KernelBuild } from '../kernel/KernelBuild.js';
import { loadKernels } from '../kernel/loadKernels.js';
import { kernelModel } from '../model/kernelModel.js';
import { effectiveWeights } from './effectiveWeights.js';
import { kernelTrainer } from './kernelTrainer.js';
import type { ParameterLayout } from './parameterLayout.js';
import { tensorTrainer } from './tensorTrainer.js';
import type { TrainRequest } from './TrainRequest.js';
import type { Trainer } from './Trainer.js';

/** The trainer of a phase: on kernels where the backend and every part of the model have them, else on tensor operations. */
export async function createTrainer(
  request: TrainRequest,
  layout: ParameterLayout,
  samples: number,
  classWeights: Float32Array | undefined,
): Promise<Trainer> {
  const { model, training, path = 'fused' } = request;
  const batchSize = Math.min(training.batchSize, samples);
  const kernels = currentKernels();
  const memory = kernels === undefined || path === 'ops' ? undefined : kernelModel(model, kernels, batchSize);
  const trainer =
    memory === undefined
      ? tensorTrainer(request, layout, await noiseKernels(), batchSize, classWeights, path)
      : kernelTrainer(request, memory, classWeights, effectiveWeights(model, layout));
  for (const { offset, size, bias } of layout.entries) {
    if (!bias) trainer.decay.fill(training.weightDecay, offset, offset + size);
  }
  return trainer;
}

/** Random numbers are the same in every build: any will do. */
async function noiseKernels(): Promise<KernelBuild> {
  const kernels = currentKernels() ?? (await loadKernels('wasm'));
  if ('problem' in kernels) throw new StrnnError('option', `training: ${kernels.problem}.`);
  return kernels;
}
