import { createStrnn, parameterLayout, predict, resolveOptions, trainingOptionTable, trainStrnn } from '@strnn/core';
import { describeSparsity } from './describeSparsity.js';
import { foldCheckpoint } from './foldCheckpoint.js';
import type { FitRequest, FoldFit } from './FoldFit.js';

/** Trains an STRNN on a fold's training side, or goes on from its checkpoint, and predicts its test side. */
export async function fitStrnn(request: FitRequest): Promise<FoldFit> {
  const { config, registry, samples, prepared, folder, owner, seed, signal, log, onEpoch, onLine } = request;
  const { fold, scaler } = prepared;
  const { T, D } = samples.shape;
  const model = createStrnn(config.model.options, {
    sites: samples.sites,
    sizes: { slices: T, features: D, classes: samples.classes.length },
    registry,
  });
  const checkpoint = foldCheckpoint(folder, owner, log);
  try {
    const training = resolveOptions(trainingOptionTable, config.training, 'training');
    const x = scaler.apply(samples);
    const resume = checkpoint.load();
    if (resume !== undefined) log(`${fold.name}: goes on from its checkpoint (${resume.phase}, epoch ${resume.epoch})`);
    const refits = training.refit && fold.validation.length > 0;
    const trained = await trainStrnn({
      model,
      training,
      x,
      y: samples.y,
      classes: samples.classes,
      train: fold.train,
      validation: fold.validation,
      seed,
      resume,
      signal,
      onEpoch({ phase, epoch, epochs, loss, validationAccuracy }, state) {
        checkpoint.keep(state);
        const part = epoch / epochs;
        onEpoch?.({ epoch, epochs, loss, share: !refits ? part : phase === 'select' ? part / 2 : 0.5 + part / 2 });
        const score = validationAccuracy === undefined ? '' : `, validation accuracy ${validationAccuracy.toFixed(4)}`;
        onLine?.(`${phase === 'refit' ? 'refit ' : ''}epoch ${epoch}/${epochs}, loss ${loss.toFixed(5)}${score}`);
      },
    }).catch((error: unknown) => {
      checkpoint.flush();
      throw error;
    });
    const layout = parameterLayout(model.parameters);
    const classes = samples.classes.length;
    const flat = await predict(model, trained.vector, x, fold.test);
    checkpoint.remove();
    return {
      probabilities: Array.from(fold.test, (_, i) => flat.subarray(i * classes, (i + 1) * classes)),
      parameterCount: layout.size,
      selection: trained.selection,
      trainLoss: trained.trainLoss,
      validationAccuracy: trained.validationAccuracy,
      sparsity: describeSparsity(model, layout, model.projector, trained.vector),
    };
  } finally {
    model.dispose();
  }
}
