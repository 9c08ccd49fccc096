import { StrnnError } from '@strnn/core/error';
import { calibration } from '../../metric/calibration.js';
import { confusionMatrix } from '../../metric/confusionMatrix.js';
import { rocAuc } from '../../metric/rocAuc.js';
import type { CellResult } from '../CellResult.js';
import type { DataDescription } from '../describeData.js';
import type { CellDigest } from './CellDigest.js';
import { digestSparsity } from './digestSparsity.js';
import { meanCurve } from './meanCurve.js';
import { shortNumber } from './shortNumber.js';

/**
 * Everything that `status`, reports and statistics need of a result.
 *
 * @param result a valid one, see `checkCellResult`.
 * @param data the data set that the cell was run on.
 * @param resultBytes size of `result.json`.
 * @param splitSha256 hash of the split manifest, where it is known.
 * @throws StrnnError `data` when the result is of other data.
 */
export function makeDigest(
  result: CellResult,
  data: Pick<DataDescription, 'classes' | 'subjects' | 'subjectRuns'>,
  resultBytes: number,
  splitSha256?: string,
): CellDigest {
  const { cell, folds } = result;
  const truth = folds.flatMap((fold) => fold.truth);
  const predicted = folds.flatMap((fold) => fold.predicted);
  const probabilities = folds.flatMap((fold) => fold.probabilities);
  const correct = folds.map((fold) => fold.truth.filter((label, i) => label === fold.predicted[i]).length);
  const fitted = calibration(truth, probabilities);
  const sparsity = digestSparsity(folds.flatMap((fold) => fold.sparsity ?? []));
  const selection = new Map<string, number>();
  for (const fold of folds) selection.set(fold.selection, (selection.get(fold.selection) ?? 0) + 1);
  return {
    formatVersion: 2,
    id: cell.id,
    resultBytes,
    accuracy: correct.reduce((sum, count, i) => sum + count / Math.max(1, folds[i].truth.length), 0) / folds.length,
    seconds: result.seconds,
    finishedAt: result.finishedAt,
    parameterCount: result.parameterCount,
    environment: result.environment,
    ...(splitSha256 !== undefined && { splitSha256 }),
    folds: { names: folds.map(({ name }) => name), tested: folds.map((fold) => fold.truth.length), correct },
    subjects: countBySubject(result, data),
    confusion: confusionMatrix(truth, predicted, data.classes.length),
    auc: data.classes.length < 2 ? { refused: 'needs two classes' } : rocAuc(truth, probabilities, data.classes.length),
    ...(fitted !== undefined && { calibration: fitted }),
    selection: [...selection],
    trainLoss: meanCurve(folds.map((fold) => fold.trainLoss)).map(shortNumber),
    validationAccuracy: meanCurve(folds.map((fold) => fold.validationAccuracy)).map(shortNumber),
    ...(sparsity !== undefined && { sparsity }),
  };
}

/** Test samples and right predictions of each subject that was tested, in the order of the names. */
function countBySubject(
  { cell, folds }: CellResult,
  { subjects, subjectRuns }: Pick<DataDescription, 'subjects' | 'subjectRuns'>,
): CellDigest['subjects'] {
  const ofSample = subjectRuns.flatMap(([subject, samples]) => new Array<number>(samples).fill(subject));
  const tested = new Array<number>(subjects.length).fill(0);
  const correct = new Array<number>(subjects.length).fill(0);
  for (const fold of folds) {
    fold.testIndex.forEach((sample, i) => {
      const subject = ofSample[sample];
      if (subject === undefined) {
        throw new StrnnError(
          'data',
          `${cell.label}, ${fold.name}: tested sample ${sample}, but the data has ${ofSample.length} samples; these are different data.`,
        );
      }
      tested[subject] += 1;
      if (fold.truth[i] === fold.predicted[i]) correct[subject] += 1;
    });
  }
  const present = subjects.map((_, subject) => subject).filter((subject) => tested[subject] > 0);
  return {
    names: present.map((subject) => subjects[subject]),
    tested: present.map((subject) => tested[subject]),
    correct: present.map((subject) => correct[subject]),
  };
}
