import { balancedAccuracy, accuracy, cohenKappa, confusionMatrix, macroF1 } from '../../metric/index.js';
import type { CellResult } from '../../run/CellResult.js';
import { meanAndDeviation } from '../../statistics/index.js';
import type { ReportInput } from '../Report.js';
import { describeSelection } from './describeSelection.js';
import { meanSparsity } from './meanSparsity.js';
import { poolPredictions, subjectResults } from './subjectResults.js';
import type { RowResult } from './Summary.js';

/**
 * What the done seeds of one configuration gave, but for the comparison with other rows.
 * @param results one or more, by ascending seed
 */
export function summarizeRow(results: readonly CellResult[], data: ReportInput['data']): Omit<RowResult, 'comparison'> {
  const seeds = results.map((result) => poolPredictions(result, data.subjects));
  const subjects = subjectResults(seeds);
  const over = meanAndDeviation(subjects.map((one) => one.accuracy));
  const meanOf = (metric: (truth: readonly number[], predicted: readonly number[]) => number): number =>
    seeds.reduce((sum, { truth, predicted }) => sum + metric(truth, predicted), 0) / seeds.length;
  const parameters = results.map((result) => result.parameterCount);
  const sparsity = meanSparsity(results);
  const confusions = seeds.map(({ truth, predicted }) => confusionMatrix(truth, predicted, data.classes.length));
  return {
    parameters: [Math.min(...parameters), Math.max(...parameters)],
    subjects,
    accuracy: {
      mean: over.mean,
      ...(subjects.length > 1 && { deviation: over.deviation }),
      unit: 'subject',
      count: subjects.length,
    },
    pooledAccuracy: meanOf(accuracy),
    balancedAccuracy: meanOf(balancedAccuracy),
    macroF1: meanOf(macroF1),
    kappa: meanOf(cohenKappa),
    seedAccuracies: seeds.map((seed) => {
      const own = subjectResults([seed]);
      return own.reduce((sum, one) => sum + one.accuracy, 0) / own.length;
    }),
    samples: seeds[0].truth.length,
    folds: results[0].folds.length,
    confusion: confusions[0].map((row, t) =>
      row.map((_, p) => confusions.reduce((sum, counts) => sum + counts[t][p], 0)),
    ),
    selection: describeSelection(results.flatMap((result) => result.folds.map((fold) => fold.selection))),
    seconds: results.reduce((sum, result) => sum + result.seconds, 0) / results.length,
    ...(sparsity !== undefined && { sparsity }),
  };
}
