import { StrnnError } from '@strnn/core/error';
import { parseOptions } from '../protocol/parseOptions.js';
import type { Baseline, FittedBaseline, TrainingRows } from './Baseline.js';
import { blockLogits } from './blockLogits.js';
import { checkRows, countRows } from './checkRows.js';
import { weightCount, type LinearShape } from './LinearShape.js';
import { type LogisticOptions, logisticOptionsSchema } from './logisticOptions.js';
import { type Minimum, minimizeLbfgs } from './minimizeLbfgs.js';
import { softmaxLoss } from './softmaxLoss.js';
import { softmaxRow } from './softmaxRow.js';
import { BLOCK, rowMoments, standardizeRows } from './standardizeRows.js';

const KIND = 'logistic-regression';

/** A fitted logistic regression, its weights readable. */
export interface FittedLogisticRegression extends FittedBaseline {
  /** vectors x columns, row-major, in units of the standardised features; one vector per class seen in training, one in all for two. */
  readonly coefficients: Float64Array;
  /** One per vector; not penalised. */
  readonly intercepts: Float64Array;
  /** The classes that training rows have, ascending; every other class has probability 0. */
  readonly seen: readonly number[];
  readonly converged: boolean;
  readonly iterations: number;
}

/** `logisticRegression` is a `Baseline`; its fit shows its weights. */
export interface LogisticRegression extends Baseline<LogisticOptions> {
  fit(training: TrainingRows, options: LogisticOptions): FittedLogisticRegression;
}

/**
 * Multinomial logistic regression with an l2 penalty, fitted in float64 by L-BFGS; agrees with scikit-learn's
 * `LogisticRegression(C=C)` behind a `StandardScaler` (two classes: one weight vector, as there).
 */
export const logisticRegression: LogisticRegression = {
  kind: KIND,
  description: 'Multinomial logistic regression on all numbers of a sample, l2 penalty.',
  random: false,
  resolve: (options, where = KIND) => parseOptions(logisticOptionsSchema, options, where),
  fit(training, { C, standardize, maxIterations, tolerance }) {
    checkRows(KIND, training);
    const { x, rows, columns, y, classCount } = training;
    const seen = [...new Set(y)].sort((a, b) => a - b);
    if (seen.length < 2) {
      throw new StrnnError(
        'data',
        `${KIND}: expected training rows of two or more classes, but all ${rows} have class ${seen[0]}.`,
      );
    }
    const shape: LinearShape = { columns, classes: seen.length, vectors: seen.length === 2 ? 1 : seen.length };
    const moments = rowMoments(x, rows, columns, standardize);
    const labels = y.map((label) => seen.indexOf(label));
    const objective = softmaxLoss(standardizeRows(x, moments), labels, shape, 1 / (C * rows));
    const minimum = minimizeLbfgs(objective, new Float64Array(weightCount(shape)), { maxIterations, tolerance });
    const split = shape.vectors * columns;
    return {
      parameterCount: weightCount(shape),
      fit: describeFit(minimum, tolerance),
      coefficients: minimum.point.slice(0, split),
      intercepts: minimum.point.slice(split),
      seen,
      converged: minimum.converged,
      iterations: minimum.iterations,
      probabilities(given) {
        const count = countRows(KIND, given, columns);
        return predict(minimum.point, shape, standardizeRows(given, moments), count, seen, classCount);
      },
    };
  },
};

function predict(
  weights: Float64Array,
  shape: LinearShape,
  x: Float64Array,
  count: number,
  seen: readonly number[],
  classCount: number,
): Float64Array[] {
  const block = new Float64Array(BLOCK * shape.classes);
  const rows: Float64Array[] = [];
  for (let row = 0; row < count; row += BLOCK) {
    blockLogits(weights, shape, x, row * shape.columns, block);
    for (let i = 0; i < Math.min(BLOCK, count - row); i++) {
      softmaxRow(block, i * shape.classes, shape.classes);
      const probabilities = new Float64Array(classCount);
      seen.forEach((label, k) => (probabilities[label] = block[i * shape.classes + k]!));
      rows.push(probabilities);
    }
  }
  return rows;
}

function describeFit({ iterations, gradient, converged }: Minimum, tolerance: number): string {
  const outcome = converged ? '' : `, NOT converged (tolerance ${tolerance})`;
  return `L-BFGS, ${iterations} iterations, largest gradient ${gradient.toExponential(1)}${outcome}`;
}
