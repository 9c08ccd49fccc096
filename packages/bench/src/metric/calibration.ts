import { StrnnError } from '@strnn/core/error';
import { checkProbabilities, type Probabilities } from './checkProbabilities.js';
import type { Labels } from './checkLabels.js';

/** How well class probabilities fit what came true. Plain JSON. */
export interface Calibration {
  /** Mean of -ln(probability of the true class), probabilities at least 1e-15. */
  readonly logLoss: number;
  /**
   * Mean over samples of Σ_c (p_c − [c is true])², 0 to 2. With two classes twice scikit-learn's default
   * brier_score_loss.
   */
  readonly brier: number;
  /**
   * Expected calibration error: over the bins, the sum of |right predictions − sum of the largest probability| /
   * samples.
   */
  readonly ece: number;
  /** Per bin of the largest probability, (b/B, (b+1)/B]: samples, sum of that probability, right predictions. */
  readonly bins: {
    readonly tested: readonly number[];
    readonly confidence: readonly number[];
    readonly correct: readonly number[];
  };
}

/** scikit-learn's former and R's usual floor: one sure and wrong prediction costs 34.5, not infinity. */
const LEAST_PROBABILITY = 1e-15;
/** Rows of float32 softmax add up to one within this. */
const GRAIN = 1e-4;

/**
 * Log loss, Brier score (Brier 1950, all classes) and expected calibration error (Guo et al. 2017) of class
 * probabilities. The prediction is the class of the largest probability, the first of equal ones.
 *
 * @param probabilities S x C, each row from 0 to 1 with the sum 1
 * @param bins number B of equal-width bins (default 15, as Guo et al.)
 * @returns undefined where the model gives no probabilities but 0 and 1 (it claims to be sure, always)
 * @throws StrnnError 'shape' or 'data' for labels or rows that do not fit, 'option' unless `bins` is an integer from 1
 */
export function calibration(truth: Labels, probabilities: Probabilities, bins = 15): Calibration | undefined {
  if (!Number.isInteger(bins) || bins < 1) {
    throw new StrnnError('option', `calibration: expected a number of bins from 1, but found ${bins}.`);
  }
  checkProbabilities('calibration', truth, probabilities, probabilities.length === 0 ? 0 : probabilities[0].length);
  const zeros = (): number[] => new Array<number>(bins).fill(0);
  const [tested, confidence, correct] = [zeros(), zeros(), zeros()];
  let [logLoss, brier, isGraded] = [0, 0, false];
  for (let i = 0; i < truth.length; i++) {
    const row = probabilities[i];
    let [best, sum, squares] = [0, 0, 0];
    for (let k = 0; k < row.length; k++) {
      if (row[k] > row[best]) best = k;
      sum += row[k];
      squares += (row[k] - (k === truth[i] ? 1 : 0)) ** 2;
      if (row[k] !== 0 && row[k] !== 1) isGraded = true;
      if (row[k] < 0 || row[k] > 1 + GRAIN) refuse(i, `probabilities from 0 to 1, but found ${row[k]}`);
    }
    if (Math.abs(sum - 1) > GRAIN) refuse(i, `probabilities with the sum 1, but found ${sum}`);
    logLoss -= Math.log(Math.max(LEAST_PROBABILITY, row[truth[i]]));
    brier += squares;
    const bin = Math.min(bins - 1, Math.ceil(row[best] * bins) - 1);
    tested[bin]++;
    confidence[bin] += row[best];
    if (best === truth[i]) correct[bin]++;
  }
  if (!isGraded) return undefined;
  const samples = truth.length;
  const gap = correct.reduce((sum, right, b) => sum + Math.abs(right - confidence[b]), 0);
  return {
    logLoss: logLoss / samples,
    brier: brier / samples,
    ece: gap / samples,
    bins: { tested, confidence, correct },
  };
}

function refuse(sample: number, found: string): never {
  throw new StrnnError('data', `calibration: sample ${sample}: expected ${found}.`);
}
