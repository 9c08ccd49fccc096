import * as tf from '@tensorflow/tfjs';
import { StrnnError } from '../error/StrnnError.js';
import { batchInput } from './batchInput.js';
import type { ParameterLayout } from './parameterLayout.js';
import type { TrainRequest } from './TrainRequest.js';
import type { Trainer } from './Trainer.js';

/**
 * Why a step's loss or gradient is not finite: sample by sample, layer by layer, until one is found. Slow, and done once.
 *
 * @param where epoch and step, for the message
 */
export async function describeNonFinite(
  request: TrainRequest,
  layout: ParameterLayout,
  trainer: Trainer,
  batch: Int32Array,
  loss: number,
  where: string,
): Promise<StrnnError> {
  const remedy = 'Lower training.learningRate or training.clipNorm.';
  const found = Number.isFinite(loss) ? gradientProblem(layout, trainer.gradient) : `the loss is ${loss}`;
  for (const sample of batch) {
    const problem = layerProblem(request, layout, trainer.vector, sample) ?? (await ofOne(layout, trainer, sample));
    if (problem !== undefined) {
      return new StrnnError(
        'numeric',
        `training stopped at ${where}: ${found}; first in sample ${sample}: ${problem}. ${remedy}`,
      );
    }
  }
  // The samples are fine one by one, without noise and dropout: only what the step drew made them overflow.
  return new StrnnError('numeric', `training stopped at ${where}: ${found}. ${remedy}`);
}

/** The first layer, in the order of computation, that is not finite for one sample. */
function layerProblem(
  { model, x }: TrainRequest,
  layout: ParameterLayout,
  vector: Float32Array,
  sample: number,
): string | undefined {
  const { slices: T, features: D } = model.sizes;
  const N = model.sites.names.length;
  return tf.tidy(() => {
    const input = tf.tensor4d(batchInput(x, { T, N, D }, Int32Array.of(sample)), [N, T, 1, D]);
    const parameters = layout.bind(layout.tensors(vector));
    const { logits, intermediate } = model.forward({ x: input, parameters, path: 'ops' });
    for (const [layer, tensor] of [...Object.entries(intermediate), ['logits', logits] as const]) {
      const bad = tensor.dataSync<'float32'>().find((value) => !Number.isFinite(value));
      if (bad !== undefined) return `${layer} is ${bad}`;
    }
    return undefined;
  });
}

/** The gradient of one sample, without noise and dropout. */
async function ofOne(layout: ParameterLayout, trainer: Trainer, sample: number): Promise<string | undefined> {
  await trainer.lossAndGradient({ indices: Int32Array.of(sample), dropout: 0, inputNoise: 0 });
  return gradientProblem(layout, trainer.gradient);
}

function gradientProblem({ entries }: ParameterLayout, gradient: Float32Array): string | undefined {
  const bad = gradient.findIndex((g) => !Number.isFinite(g));
  if (bad < 0) return undefined;
  const { name } = entries.find(({ offset, size }) => bad >= offset && bad < offset + size)!;
  return `the gradient of ${name} is ${gradient[bad]}`;
}
