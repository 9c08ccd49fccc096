import { minimise } from './minimise.js';
import { sweep } from './sweep.js';

type Values = readonly (readonly (number | undefined)[])[];

/** What the fit needs of the observations. Sums over a subject's rows of X stand for the random intercept. */
interface Sums {
  /** (X'X)⁻¹ over all observations, ln det X'X, X'y and y'y. */
  readonly inverse: readonly Float64Array[];
  readonly logDeterminant: number;
  readonly xy: Float64Array;
  readonly yy: number;
  readonly count: number;
  /** Per subject: number of observations, sum of the rows of X, and of y. */
  readonly subjects: readonly { readonly count: number; readonly x: Float64Array; readonly y: number }[];
  /** Subjects x columns: sums of rows times the inverse; and that times the sums of all subjects. */
  readonly weighted: readonly Float64Array[];
  readonly products: readonly Float64Array[];
}

/** Coefficients of a model with a random intercept per subject. */
export interface InterceptFit {
  readonly coefficients: Float64Array;
  /** Covariance of the coefficients / residual variance. */
  readonly covariance: readonly Float64Array[];
  readonly residual: number;
  /** Variance of the random intercept / residual variance. */
  readonly ratio: number;
}

/** Search range of ln of the ratio; 0 is tried besides. */
const [LEAST, MOST] = [-14, 14];

/**
 * Restricted maximum likelihood; see `mixedModel`. The random intercepts change X'X by one rank per subject, so that every
 * step of the search works on a matrix of the subjects' size (Woodbury's identity), whatever the number of columns.
 *
 * @param values subjects x configurations, undefined where not run
 * @param columns configurations x columns, of full rank over the observations
 */
export function fitIntercepts(values: Values, columns: readonly Float64Array[]): InterceptFit {
  const sums = sumUp(values, columns);
  const found = Math.exp(minimise((logRatio) => solve(Math.exp(logRatio), sums).criterion, LEAST, MOST));
  const ratio = solve(0, sums).criterion <= solve(found, sums).criterion ? 0 : found;
  const { inner, right, residual } = solve(ratio, sums);
  // (X'V⁻¹X)⁻¹ = (X'X)⁻¹ + weighted' √w inner √w weighted.
  const covariance = sums.inverse.map((row) => Float64Array.from(row));
  inner.forEach((innerRow, s) => {
    const mixed = new Float64Array(right.length);
    sums.weighted.forEach((own, t) => own.forEach((value, j) => (mixed[j] += innerRow[t] * value)));
    sums.weighted[s].forEach((value, i) => mixed.forEach((other, j) => (covariance[i][j] += value * other)));
  });
  const coefficients = Float64Array.from(covariance, (row) => dot(row, right));
  return { coefficients, covariance, residual, ratio };
}

function sumUp(values: Values, columns: readonly Float64Array[]): Sums {
  const width = columns[0].length;
  const inverse = Array.from({ length: width }, () => new Float64Array(width));
  const xy = new Float64Array(width);
  let [yy, count] = [0, 0];
  columns.forEach((row, c) => {
    const own = values.flatMap((subject) => subject[c] ?? []);
    const sum = own.reduce((total, y) => total + y, 0);
    yy += own.reduce((total, y) => total + y * y, 0);
    count += own.length;
    for (let i = 0; i < width; i++) {
      if (row[i] === 0) continue;
      xy[i] += row[i] * sum;
      const [weight, target] = [row[i] * own.length, inverse[i]];
      for (let j = 0; j < width; j++) target[j] += weight * row[j];
    }
  });
  const subjects = values.map((own) => {
    const x = new Float64Array(width);
    let [y, runs] = [0, 0];
    own.forEach((value, c) => {
      if (value === undefined) return;
      columns[c].forEach((entry, j) => (x[j] += entry));
      y += value;
      runs++;
    });
    return { count: runs, x, y };
  });
  const { logDeterminant } = sweep(inverse);
  const weighted = subjects.map(({ x }) => Float64Array.from(inverse, (row) => dot(row, x)));
  const products = weighted.map((row) => Float64Array.from(subjects, ({ x }) => dot(row, x)));
  return { inverse, logDeterminant, xy, yy, count, subjects, weighted, products };
}

/**
 * Generalised least squares for a given ratio; `criterion` is -2 ln of the restricted likelihood but for a constant.
 */
function solve(
  ratio: number,
  { inverse, logDeterminant, xy, yy, count, subjects, weighted, products }: Sums,
): { criterion: number; residual: number; right: Float64Array; inner: readonly Float64Array[] } {
  const roots = subjects.map((own) => Math.sqrt(ratio / (1 + ratio * own.count)));
  const right = Float64Array.from(xy);
  let [squares, logs] = [yy, 0];
  subjects.forEach(({ count: own, x, y }, s) => {
    logs += Math.log1p(ratio * own);
    squares -= roots[s] ** 2 * y * y;
    x.forEach((value, i) => (right[i] -= roots[s] ** 2 * value * y));
  });
  const inner = products.map((row, s) =>
    Float64Array.from(row, (value, t) => (s === t ? 1 : 0) - roots[s] * value * roots[t]),
  );
  const added = sweep(inner, 0).logDeterminant;
  inner.forEach((row, s) => row.forEach((value, t) => (row[t] = roots[s] * value * roots[t])));
  const plain = right.reduce((sum, value, i) => sum + (value === 0 ? 0 : value * dot(inverse[i], right)), 0);
  const through = Float64Array.from(weighted, (row) => dot(row, right));
  const extra = through.reduce((sum, value, s) => sum + value * dot(inner[s], through), 0);
  const degrees = count - xy.length;
  const residual = Math.max(0, squares - plain - extra) / degrees;
  return { criterion: degrees * Math.log(residual) + logs + logDeterminant + added, residual, right, inner };
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
