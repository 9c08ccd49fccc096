import { StrnnError } from '../error/StrnnError.js';
import { createRandom } from '../random/createRandom.js';
import { adamStep, type AdamState } from './adamStep.js';
import type { Checkpoint } from './Checkpoint.js';
import { classWeights } from './classWeights.js';
import { clipNorm } from './clipNorm.js';
import { learningRate } from './learningRate.js';
import { lossAndGradient } from './lossAndGradient.js';
import type { ParameterLayout } from './parameterLayout.js';
import type { TrainRequest } from './TrainRequest.js';
import { yieldToEvents } from './yieldToEvents.js';

/** One pass over the samples in an order drawn from seed, phase and epoch. */
export async function runEpoch(
  request: TrainRequest,
  layout: ParameterLayout,
  state: Checkpoint,
  indices: Int32Array,
): Promise<Pick<Checkpoint, 'vector' | 'first' | 'second' | 'adamStep'> & { loss: number }> {
  const { model, projector, training, x, y, classes, seed, path = 'fused', signal } = request;
  const { spatialLambda, temporalLambda, sparsity } = model.options;
  const random = createRandom(`${seed}/${state.phase}/${state.epoch}`);
  const order = indices.slice();
  random.shuffle(order);
  const weights = classWeights(
    training.classWeights,
    Array.from(indices, (index) => y[index]),
    classes,
  );
  const vector = state.vector.slice();
  const adam: AdamState = { step: state.adamStep, first: state.first.slice(), second: state.second.slice() };
  const rate = learningRate(training, state.epoch, training.epochs);
  const decay = new Float32Array(layout.size);
  for (const { offset, size, bias } of layout.entries)
    if (!bias) decay.fill(training.weightDecay, offset, offset + size);
  const projections = model.projections.map(({ parameter, over }) => ({
    ...layout.entries.find(({ name }) => name === parameter)!,
    lambda: over === 'sites' ? spatialLambda : temporalLambda,
  }));
  const proximal = sparsity === 'proximal' ? projector.proximal : undefined;

  let sum = 0;
  for (let start = 0; start < order.length; start += training.batchSize) {
    await yieldToEvents();
    signal?.throwIfAborted();
    const batch = order.subarray(start, start + training.batchSize);
    const { dropout, inputNoise } = training;
    const { loss, gradient } = await lossAndGradient(
      model,
      layout,
      vector,
      { x, y, indices: batch, weights, dropout, inputNoise },
      random,
      path,
    ).catch((cause: unknown) => {
      if (!(cause instanceof StrnnError)) throw cause;
      const where = `epoch ${state.epoch + 1}, step ${start / training.batchSize + 1}`;
      throw new StrnnError(
        cause.code,
        `training stopped at ${where}: ${cause.message}. Lower training.learningRate or training.clipNorm.`,
        { cause },
      );
    });
    let penalty = 0;
    for (const { offset, size, shape, lambda } of projections) {
      const [rows, columns] = shape as [number, number];
      const part = vector.subarray(offset, offset + size);
      penalty += lambda * projector.penalty(part, rows, columns);
      if (proximal === undefined && lambda > 0) {
        projector.addSubgradient(part, rows, columns, lambda, gradient.subarray(offset, offset + size));
      }
    }
    clipNorm(gradient, training.clipNorm);
    adamStep(vector, gradient, adam, rate, decay);
    if (proximal !== undefined) {
      for (const { offset, size, shape, lambda } of projections) {
        const [rows, columns] = shape as [number, number];
        if (lambda > 0) proximal(vector.subarray(offset, offset + size), rows, columns, rate * lambda);
      }
    }
    sum += (loss + penalty) * batch.length;
  }
  return { vector, first: adam.first, second: adam.second, adamStep: adam.step, loss: sum / order.length };
}
