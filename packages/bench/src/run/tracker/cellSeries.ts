import { balancedAccuracy } from '../../metric/balancedAccuracy.js';
import { cohenKappa } from '../../metric/cohenKappa.js';
import { macroF1 } from '../../metric/macroF1.js';
import type { CellResult } from '../CellResult.js';
import type { CellDigest } from '../store/CellDigest.js';
import { meanCurve } from '../store/meanCurve.js';
import { curveOf } from './curveOf.js';
import type { Series } from './Series.js';

/**
 * What a whole cell shows: the mean curves over its folds (step = epoch, as far as at least half of the folds ran), the
 * accuracy of each fold (step = fold, from 1) and the final values (step 0). Metrics are of the test samples of all folds
 * together; `test/accuracy` is the mean over the folds. A metric that the data cannot carry is left out.
 */
export function cellSeries({ folds }: CellResult, digest: CellDigest): Series[] {
  const { auc, calibration, sparsity } = digest;
  const truth = folds.flatMap((fold) => fold.truth);
  const predicted = folds.flatMap((fold) => fold.predicted);
  const last: Record<string, number | undefined> = {
    'test/accuracy': digest.accuracy,
    'test/balanced accuracy': balancedAccuracy(truth, predicted),
    'test/macro F1': macroF1(truth, predicted),
    'test/kappa': cohenKappa(truth, predicted),
    'test/AUC': typeof auc === 'number' ? auc : undefined,
    'test/log loss': calibration?.logLoss,
    'test/Brier score': calibration?.brier,
    'test/calibration error': calibration?.ece,
    'projection/zeros in G': sparsity?.zeroFractionG,
    'projection/zeros in F': sparsity?.zeroFractionF,
    'projection/dropped sites': sparsity?.droppedSites,
    'work/seconds': digest.seconds,
    'work/parameters': digest.parameterCount,
  };
  const ofFolds = digest.folds.tested.map((tested, fold) => digest.folds.correct[fold] / tested);
  return [
    curveOf('train/loss', meanCurve(folds.map((fold) => fold.trainLoss))),
    curveOf('validation/accuracy', meanCurve(folds.map((fold) => fold.validationAccuracy))),
    curveOf('test/accuracy by fold', ofFolds),
    ...Object.entries(last).map(([name, value]) => ({ name, points: value === undefined ? [] : [{ step: 0, value }] })),
  ].filter(({ points }) => points.length > 0);
}
