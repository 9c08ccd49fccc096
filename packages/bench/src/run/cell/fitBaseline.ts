import { findBaseline } from '../../baseline/index.js';
import type { FitRequest, FoldFit } from './FoldFit.js';

/** Fits a baseline on a fold's whole training side and predicts its test side. A sample is one flat row. */
export async function fitBaseline({ config, samples, prepared, onLine }: FitRequest): Promise<FoldFit> {
  const { fold, scaler } = prepared;
  const { T, N, D } = samples.shape;
  const baseline = findBaseline(config.model.kind, 'model.kind');
  const fitted = baseline.fit(
    {
      x: scaler.apply(samples, fold.train),
      rows: fold.train.length,
      columns: T * N * D,
      y: Int32Array.from(fold.train, (index) => samples.y[index]),
      classCount: samples.classes.length,
    },
    baseline.resolve(config.model.options, 'model'),
    config.seed,
  );
  onLine?.(fitted.fit);
  const probabilities = fitted.probabilities(scaler.apply(samples, fold.test));
  // A fit does not yield; this lets a request to stop through between two of them.
  await new Promise(setImmediate);
  return {
    probabilities,
    parameterCount: fitted.parameterCount,
    // `prepareCell` gives a model without epochs the validation groups to train on.
    selection:
      config.protocol.validationGroups > 0 ? 'none: no epochs, validation groups trained on' : 'none: no epochs',
    trainLoss: [],
    validationAccuracy: [],
  };
}
