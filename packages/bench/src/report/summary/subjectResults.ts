import { perSubjectAccuracy } from '../../metric/index.js';
import type { CellResult } from '../../run/CellResult.js';
import type { SubjectResult } from './Summary.js';

/** Truth and prediction of every test sample of a cell, its folds one after another. */
export interface PooledPredictions {
  readonly truth: readonly number[];
  readonly predicted: readonly number[];
  /** Subject of each. */
  readonly subjects: readonly string[];
}

/** @param subjects of the data set, by sample */
export function poolPredictions(result: CellResult, subjects: readonly string[]): PooledPredictions {
  return {
    truth: result.folds.flatMap((fold) => fold.truth),
    predicted: result.folds.flatMap((fold) => fold.predicted),
    subjects: result.folds.flatMap((fold) => fold.testIndex.map((sample) => subjects[sample])),
  };
}

/**
 * Accuracy per subject and seed, then averaged over seeds, in the order of the names. Subjects that only some seeds tested
 * are averaged over those.
 */
export function subjectResults(seeds: readonly PooledPredictions[]): SubjectResult[] {
  const perSeed = seeds.map(({ truth, predicted, subjects }) => perSubjectAccuracy(truth, predicted, subjects));
  const order = [...new Set(perSeed.flat().map((one) => one.subject))];
  return order.map((subject) => {
    const own = perSeed.flatMap((seed) => seed.filter((one) => one.subject === subject));
    return {
      subject,
      samples: own[0].count,
      accuracy: own.reduce((sum, one) => sum + one.accuracy, 0) / own.length,
    };
  });
}
