import { createStrnn, predict, resolveOptions, trainingOptionTable, trainStrnn, type Registry } from '@strnn/core';
import type { Samples } from '@strnn/core/samples';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import type { PreparedFold } from '../cell/prepareCell.js';

/** Batches per measured epoch, and epochs of which the quickest counts. */
const batches = 3;
const epochs = 3;

/** Seconds that one fold takes, from a few steps of its training. `least`: if it stops as early as `patience` lets it. */
export async function timeStrnn(
  config: CellConfig,
  samples: Samples,
  { fold, scaler }: PreparedFold,
  registry: Registry,
): Promise<{ seconds: number; least: number }> {
  const { T, D } = samples.shape;
  const before = performance.now();
  const model = createStrnn(config.model.options, {
    sites: samples.sites,
    sizes: { slices: T, features: D, classes: samples.classes.length },
    registry,
  });
  try {
    const training = resolveOptions(trainingOptionTable, config.training, 'training');
    const x = scaler.apply(samples);
    const few = spread(fold.train, batches * training.batchSize);
    const ends: number[] = [];
    const trained = await trainStrnn({
      model,
      training: { ...training, epochs, refit: false },
      x,
      y: samples.y,
      classes: samples.classes,
      train: few,
      validation: new Int32Array(0),
      seed: 'trial',
      onEpoch: () => void ends.push(performance.now()),
    });
    const trainedAt = performance.now();
    const tested = spread(fold.test, 256);
    await predict(model, trained.vector, x, tested);
    const perTest = (performance.now() - trainedAt) / 1000 / tested.length;
    const gaps = ends.slice(1).map((end, epoch) => end - ends[epoch]);
    const steps = (count: number): number => Math.ceil(count / training.batchSize);
    const perStep = Math.min(...gaps) / 1000 / steps(few.length);
    // Everything that is done once a fold: the model, the scaled samples, the first use of the kernels.
    const once = Math.max(0, (ends[0] - before - Math.min(...gaps)) / 1000);
    const chooses = fold.validation.length > 0;
    const epoch = perStep * steps(fold.train.length) + perTest * fold.validation.length;
    const last = once + perTest * fold.test.length;
    const refitted = chooses && training.refit ? perStep * steps(fold.train.length + fold.validation.length) : 0;
    const soonest = chooses ? Math.min(training.epochs, training.patience + 1) : training.epochs;
    return {
      // The epoch that is chosen, and so the length of the refit, is taken for the middle one.
      seconds: last + epoch * training.epochs + refitted * (training.epochs / 2),
      least: last + epoch * soonest + refitted,
    };
  } finally {
    model.dispose();
  }
}

/** So many of the indices, at equal distances, so that every class is likely among them. */
function spread(indices: Int32Array, count: number): Int32Array {
  if (indices.length <= count) return indices;
  return Int32Array.from({ length: count }, (_, i) => indices[Math.floor((i * indices.length) / count)]);
}
