import { createRandom } from '../random/createRandom.js';
import type { Checkpoint } from './Checkpoint.js';
import { clipNorm } from './clipNorm.js';
import { describeNonFinite } from './describeNonFinite.js';
import { learningRate } from './learningRate.js';
import type { ParameterLayout } from './parameterLayout.js';
import { seedRandom } from './seedRandom.js';
import type { TrainRequest } from './TrainRequest.js';
import type { Trainer } from './Trainer.js';
import { yieldToEvents } from './yieldToEvents.js';

/** One pass over the samples in an order drawn from seed, phase and epoch. */
export async function runEpoch(
  request: TrainRequest,
  layout: ParameterLayout,
  trainer: Trainer,
  state: Checkpoint,
  indices: Int32Array,
): Promise<Pick<Checkpoint, 'vector' | 'first' | 'second' | 'adamStep'> & { loss: number }> {
  const { model, training, seed, signal } = request;
  const { projector } = model;
  const { spatialLambda, temporalLambda, sparsity } = model.options;
  const stream = `${seed}/${state.phase}/${state.epoch}`;
  const order = indices.slice();
  createRandom(stream).shuffle(order);
  seedRandom(trainer.random, `${stream}/noise`);
  const { vector, gradient, first, second } = trainer;
  vector.set(state.vector);
  first.set(state.first);
  second.set(state.second);
  const rate = learningRate(training, state.epoch, training.epochs);
  const projections = model.projections.map(({ parameter, over }) => {
    const { offset, size, shape } = layout.entries.find(({ name }) => name === parameter)!;
    const [rows, columns] = shape as [number, number];
    const part = { weights: vector.subarray(offset, offset + size), slope: gradient.subarray(offset, offset + size) };
    return { ...part, offset, rows, columns, lambda: over === 'sites' ? spatialLambda : temporalLambda };
  });
  const proximal = sparsity === 'proximal' ? trainer.proximal : undefined;

  let sum = 0;
  let step = state.adamStep;
  for (let start = 0; start < order.length; start += training.batchSize) {
    await yieldToEvents();
    signal?.throwIfAborted();
    const batch = order.subarray(start, start + training.batchSize);
    const { dropout, inputNoise } = training;
    const loss = await trainer.lossAndGradient({ indices: batch, dropout, inputNoise });
    // One number that is not finite makes the norm, which every step computes anyway, not finite.
    const norm = clipNorm(gradient, 0);
    if (!Number.isFinite(loss) || !Number.isFinite(norm)) {
      const where = `epoch ${state.epoch + 1}, step ${start / training.batchSize + 1}`;
      throw await describeNonFinite(request, layout, trainer, batch, loss, where);
    }
    let penalty = 0;
    for (const { weights, slope, rows, columns, lambda } of projections) {
      penalty += lambda * projector.penalty(weights, rows, columns);
      if (proximal === undefined && lambda > 0) projector.addSubgradient(weights, rows, columns, lambda, slope);
    }
    clipNorm(gradient, training.clipNorm);
    trainer.adam(++step, rate);
    if (proximal !== undefined) {
      for (const { offset, rows, columns, lambda } of projections) {
        if (lambda > 0) proximal(offset, [rows, columns], rate * lambda);
      }
    }
    sum += (loss + penalty) * batch.length;
  }
  return {
    vector: vector.slice(),
    first: first.slice(),
    second: second.slice(),
    adamStep: step,
    loss: sum / order.length,
  };
}
