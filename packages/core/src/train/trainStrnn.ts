import { StrnnError } from '../error/StrnnError.js';
import { initialParameters } from '../model/initialParameters.js';
import { createRandom } from '../random/createRandom.js';
import type { Checkpoint } from './Checkpoint.js';
import { checkInput } from './checkInput.js';
import { classWeights } from './classWeights.js';
import { createTrainer } from './createTrainer.js';
import { parameterLayout, type ParameterLayout } from './parameterLayout.js';
import { runEpoch } from './runEpoch.js';
import { scoreValidation } from './scoreValidation.js';
import type { TrainRequest } from './TrainRequest.js';

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
 * @throws StrnnError 'numeric' for input that is not finite, and with epoch, step, first sample and layer when loss or
 *   gradient stop being finite; 'data' for an empty side
 * @throws the signal's reason when aborted, after the epoch's checkpoint of the last finished epoch
 */
export async function trainStrnn(request: TrainRequest): Promise<TrainResult> {
  const { model, training, train, validation } = request;
  if (train.length === 0) throw new StrnnError('data', 'training: there are no training samples.');
  checkInput(request);
  const layout = parameterLayout(model.parameters);
  if (request.resume !== undefined && request.resume.vector.length !== layout.size) {
    throw new StrnnError(
      'shape',
      `training: the checkpoint holds ${request.resume.vector.length} parameters, but this model has ${layout.size}.`,
    );
  }
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
  const { y, classes } = request;
  const weights = classWeights(
    training.classWeights,
    Array.from(indices, (index) => y[index]),
    classes,
  );
  const trainer = await createTrainer(request, layout, indices.length, weights);
  const choosing = start.phase === 'select' && validation.length > 0;
  const stopped = (state: Checkpoint): boolean =>
    choosing && state.epoch - state.bestEpoch >= training.patience && state.bestEpoch > 0;
  let state = start;
  while (state.epoch < epochs && !stopped(state)) {
    signal?.throwIfAborted();
    const { loss, ...next } = await runEpoch(request, layout, trainer, state, indices);
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
