import { StrnnError } from '../error/StrnnError.js';
import type { ComputePath } from '../layer/sweep.js';
import type { StrnnModel } from '../model/createStrnn.js';
import { initialParameters } from '../model/initialParameters.js';
import type { Projector } from '../projector/Projector.js';
import { createRandom } from '../random/createRandom.js';
import { adamStep, type AdamState } from './adamStep.js';
import type { Checkpoint } from './Checkpoint.js';
import { classWeights } from './classWeights.js';
import { clipNorm } from './clipNorm.js';
import { learningRate } from './learningRate.js';
import { lossAndGradient } from './lossAndGradient.js';
import { parameterLayout, type ParameterLayout } from './parameterLayout.js';
import { predict } from './predict.js';
import type { TrainingOptions } from './trainingOptions.js';
import { yieldToEvents } from './yieldToEvents.js';

/** What training needs. */
export interface TrainRequest {
  readonly model: StrnnModel;
  /** The model's projector, for the penalty and the proximal step. */
  readonly projector: Projector;
  readonly training: TrainingOptions;
  /** S x T x N x D, scaled. */
  readonly x: Float32Array;
  /** S class numbers. */
  readonly y: Int32Array;
  readonly classes: readonly string[];
  /** Sample numbers. */
  readonly train: Int32Array;
  /** Groups held out of the training side to choose the epoch; empty = the last epoch is used. */
  readonly validation: Int32Array;
  /** Everything random is derived from it: initial weights, order of samples, noise, dropout. */
  readonly seed: string;
  readonly path?: ComputePath;
  /** Where to go on from; undefined = from the start. */
  readonly resume?: Checkpoint | undefined;
  /** Called after every epoch, with everything a resume needs. */
  onEpoch?(progress: EpochProgress, checkpoint: Checkpoint): void | Promise<void>;
  readonly signal?: AbortSignal;
}

/** Where training stands after an epoch. */
export interface EpochProgress {
  readonly phase: Checkpoint['phase'];
  /** 1-based, and the most there can be in this phase. */
  readonly epoch: number;
  readonly epochs: number;
  readonly loss: number;
  readonly validationAccuracy?: number;
}

/** What training gives. */
export interface TrainResult {
  /** All parameters, flat, in the order of `model.parameters`. */
  readonly vector: Float32Array;
  /** For people: how the epoch was chosen. */
  readonly selection: string;
  /** Mean loss with penalties, per epoch of the selecting phase. */
  readonly trainLoss: readonly number[];
  readonly validationAccuracy: readonly number[];
}

/**
 * Trains a model: Adam on mini-batches, penalties through a proximal step or a subgradient, the epoch chosen on
 * validation samples, never on test samples. The same request gives the same weights, to the last bit, on one backend,
 * resumed or not.
 *
 * @throws StrnnError 'numeric' with epoch and step when loss or gradient stop being finite; 'data' for an empty side
 * @throws the signal's reason when aborted, after the epoch's checkpoint of the last finished epoch
 */
export async function trainStrnn(request: TrainRequest): Promise<TrainResult> {
  const { model, training, train, validation } = request;
  if (train.length === 0) throw new StrnnError('data', 'training: there are no training samples.');
  const layout = parameterLayout(model.parameters);
  let state = request.resume ?? startPhase(request, layout, 'select');

  if (state.phase === 'select') {
    state = await runPhase(request, layout, state, train, training.epochs);
    const chosen = state.bestEpoch;
    if (validation.length === 0) {
      return { ...histories(state), vector: state.vector, selection: `last epoch (${state.epoch})` };
    }
    if (!training.refit) {
      return { ...histories(state), vector: state.best, selection: describeChoice(state, training.epochs) };
    }
    state = {
      ...startPhase(request, layout, 'refit'),
      ...histories(state),
      bestEpoch: chosen,
      bestAccuracy: state.bestAccuracy,
    };
  }
  const both = Int32Array.from([...train, ...validation]).sort();
  state = await runPhase(request, layout, state, both, state.bestEpoch);
  return {
    ...histories(state),
    vector: state.vector,
    selection: `${describeChoice(state, training.epochs)}, refitted on train + validation`,
  };
}

function histories({
  trainLoss,
  validationAccuracy,
}: Checkpoint): Pick<Checkpoint, 'trainLoss' | 'validationAccuracy'> {
  return { trainLoss, validationAccuracy };
}

function describeChoice({ bestEpoch, trainLoss }: Checkpoint, epochs: number): string {
  const ran = trainLoss.length < epochs ? `, stopped after ${trainLoss.length}` : '';
  return `best on validation (epoch ${bestEpoch} of ${epochs}${ran})`;
}

function startPhase({ model, seed }: TrainRequest, layout: ParameterLayout, phase: Checkpoint['phase']): Checkpoint {
  const initial = initialParameters(model.parameters, createRandom(`${seed}/initial`));
  const vector = new Float32Array(layout.size);
  for (const { name, offset } of layout.entries) vector.set(initial.get(name)!, offset);
  return {
    phase,
    epoch: 0,
    adamStep: 0,
    vector,
    first: new Float32Array(layout.size),
    second: new Float32Array(layout.size),
    best: vector.slice(),
    bestEpoch: 0,
    bestAccuracy: -1,
    bestLoss: Infinity,
    trainLoss: [],
    validationAccuracy: [],
  };
}

/** Epochs of one phase, from where the state stands. */
async function runPhase(
  request: TrainRequest,
  layout: ParameterLayout,
  start: Checkpoint,
  indices: Int32Array,
  epochs: number,
): Promise<Checkpoint> {
  const { training, validation, signal } = request;
  const choosing = start.phase === 'select' && validation.length > 0;
  const stopped = (state: Checkpoint): boolean =>
    choosing && state.epoch - state.bestEpoch >= training.patience && state.bestEpoch > 0;
  let state = start;
  while (state.epoch < epochs && !stopped(state)) {
    signal?.throwIfAborted();
    const { loss, ...next } = await runEpoch(request, layout, state, indices);
    const base = { ...state, ...next, epoch: state.epoch + 1 };
    // The refitting phase keeps the histories of the phase that chose the epoch.
    if (state.phase === 'select') base.trainLoss = [...state.trainLoss, loss];
    const score = choosing ? await scoreValidation(request, base.vector) : undefined;
    if (score !== undefined) {
      base.validationAccuracy = [...state.validationAccuracy, score.accuracy];
      const better =
        score.accuracy > state.bestAccuracy || (score.accuracy === state.bestAccuracy && score.loss < state.bestLoss);
      if (better) {
        Object.assign(base, {
          best: base.vector.slice(),
          bestEpoch: base.epoch,
          bestAccuracy: score.accuracy,
          bestLoss: score.loss,
        });
      }
    }
    state = base;
    const progress = { phase: state.phase, epoch: state.epoch, epochs, loss };
    await request.onEpoch?.(
      score === undefined ? progress : { ...progress, validationAccuracy: score.accuracy },
      state,
    );
  }
  return state;
}

/** One pass over the samples in an order drawn from seed, phase and epoch. */
async function runEpoch(
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

/** Accuracy and mean cross-entropy on the validation samples; the loss breaks ties of the accuracy. */
async function scoreValidation(
  { model, x, y, validation, path = 'fused' }: TrainRequest,
  vector: Float32Array,
): Promise<{ accuracy: number; loss: number }> {
  const C = model.sizes.classes;
  const probabilities = await predict(model, vector, x, validation, path);
  let right = 0;
  let loss = 0;
  validation.forEach((index, i) => {
    const row = probabilities.subarray(i * C, (i + 1) * C);
    if (row.indexOf(Math.max(...row)) === y[index]) right++;
    loss -= Math.log(Math.max(row[y[index]], 1e-12));
  });
  return { accuracy: right / validation.length, loss: loss / validation.length };
}
