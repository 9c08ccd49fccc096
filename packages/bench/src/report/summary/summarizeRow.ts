import type { CellDigest } from '../../run/store/CellDigest.js';
import { meanAndDeviation } from '../../statistics/index.js';
import { confusionMetrics } from './confusionMetrics.js';
import { intervalOf } from './intervalOf.js';
import { meanAuc } from './meanAuc.js';
import { meanCalibration } from './meanCalibration.js';
import { meanOverSeeds } from './meanOverSeeds.js';
import { meanSparsity } from './meanSparsity.js';
import type { RowResult } from './Summary.js';

/**
 * What the done seeds of one configuration gave, but for the comparison with other rows.
 * @param digests one or more, by ascending seed
 * @param rows of the report
 */
export function summarizeRow(digests: readonly CellDigest[], rows: number): Omit<RowResult, 'comparison'> {
  // Each field once: digests from an index make them anew at every access.
  const bySubject = digests.map((digest) => digest.subjects);
  const byFold = digests.map((digest) => digest.folds);
  const confusions = digests.map((digest) => digest.confusion);
  const subjects = meanOverSeeds(bySubject);
  const values = subjects.map((one) => one.accuracy);
  const over = meanAndDeviation(values);
  const metrics = confusions.map(confusionMetrics);
  const meanOf = (name: keyof (typeof metrics)[number]): number =>
    metrics.reduce((sum, one) => sum + one[name], 0) / metrics.length;
  const parameters = digests.map((digest) => digest.parameterCount);
  const sparsity = meanSparsity(digests);
  const calibration = meanCalibration(digests);
  return {
    parameters: [Math.min(...parameters), Math.max(...parameters)],
    subjects: subjects.map(({ name, samples, accuracy }) => ({ subject: name, samples, accuracy })),
    perFold: meanOverSeeds(byFold).map(({ name, samples, accuracy }) => ({
      fold: name,
      samples,
      accuracy,
    })),
    accuracy: {
      mean: over.mean,
      ...(subjects.length > 1 && { deviation: over.deviation }),
      interval: intervalOf(values, rows),
      unit: 'subject',
      count: subjects.length,
    },
    pooledAccuracy: meanOf('accuracy'),
    balancedAccuracy: meanOf('balancedAccuracy'),
    macroF1: meanOf('macroF1'),
    kappa: meanOf('kappa'),
    auc: meanAuc(digests.map((digest) => digest.auc)),
    ...(calibration !== undefined && { calibration }),
    seedAccuracies: bySubject.map(
      ({ tested, correct }) => tested.reduce((sum, count, i) => sum + correct[i] / count, 0) / tested.length,
    ),
    samples: bySubject[0].tested.reduce((sum, count) => sum + count, 0),
    folds: byFold[0].names.length,
    confusion: confusions[0].map((row, t) =>
      row.map((_, p) => confusions.reduce((sum, counts) => sum + counts[t][p], 0)),
    ),
    seconds: digests.reduce((sum, digest) => sum + digest.seconds, 0) / digests.length,
    ...(sparsity !== undefined && { sparsity }),
  };
}
