import type { Samples } from '@strnn/core/samples';
import { findBaseline } from '../../baseline/index.js';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import type { FoldResult } from '../CellResult.js';
import { foldResult } from './foldResult.js';
import type { PreparedFold } from './prepareCell.js';

/** Fits a baseline on a fold's whole training side and predicts its test side. A sample is one flat row. */
export function runBaselineFold(
  config: CellConfig,
  samples: Samples,
  { fold, scaler }: PreparedFold,
): { result: FoldResult; parameterCount: number; fit: string } {
  const started = performance.now();
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
  const probabilities = fitted.probabilities(scaler.apply(samples, fold.test));
  const result = foldResult(fold, samples, probabilities, {
    // `prepareCell` gives a model without epochs the validation groups to train on.
    selection:
      config.protocol.validationGroups > 0 ? 'none: no epochs, validation groups trained on' : 'none: no epochs',
    trainLoss: [],
    validationAccuracy: [],
    seconds: (performance.now() - started) / 1000,
  });
  return { result, parameterCount: fitted.parameterCount, fit: fitted.fit };
}
