import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

export interface IcaRotation {
  /** components x components, times white data gives the sources. */
  readonly matrix: Matrix;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Parallel FastICA with the log cosh contrast (Hyvärinen 1999, IEEE Transactions on Neural Networks 10:626-634); with
 * the same start the steps are those of `sklearn.decomposition.FastICA(algorithm='parallel', fun='logcosh')`.
 *
 * @param white components of variance 1 without correlation
 * @param start components x components
 * @param tolerance converged when no row turns by more than this (1 minus the cosine) in one iteration
 */
export function fastIca(
  white: readonly Float64Array[],
  start: Matrix,
  maxIterations: number,
  tolerance: number,
): IcaRotation {
  let matrix = decorrelate(start);
  for (let iteration = 1; iteration <= maxIterations; iteration++) {
    const next = decorrelate(fixedPointStep(white, matrix));
    let turn = 0;
    for (let row = 0; row < matrix.rows; row++) {
      let cosine = 0;
      for (let column = 0; column < matrix.columns; column++) cosine += next.get(row, column) * matrix.get(row, column);
      turn = Math.max(turn, Math.abs(Math.abs(cosine) - 1));
    }
    matrix = next;
    if (turn < tolerance) return { matrix, iterations: iteration, converged: true };
  }
  return { matrix, iterations: maxIterations, converged: false };
}

/** E[tanh(w x) x] - E[1 - tanh(w x)^2] w for every row w, in blocks that stay in the processor's cache. */
function fixedPointStep(white: readonly Float64Array[], matrix: Matrix): Matrix {
  const [count, length] = [white.length, white[0].length];
  const weights = Float64Array.from(matrix.to1DArray());
  const moments = new Float64Array(count * count);
  const slopes = new Float64Array(count);
  const block = 512;
  const source = new Float64Array(block);
  for (let start = 0; start < length; start += block) {
    const size = Math.min(block, length - start);
    for (let i = 0; i < count; i++) {
      source.fill(0);
      addWeighted(white, start, weights.subarray(i * count, (i + 1) * count), source, size);
      let slope = 0;
      for (let n = 0; n < size; n++) {
        const value = Math.tanh(source[n]);
        source[n] = value;
        slope += 1 - value * value;
      }
      slopes[i] += slope;
      addProducts(white, start, source, size, moments.subarray(i * count, (i + 1) * count));
    }
  }
  const step = Matrix.zeros(count, count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      step.set(i, j, (moments[i * count + j] - slopes[i] * weights[i * count + j]) / length);
    }
  }
  return step;
}

/** sum += weights . white, four rows in one pass: a third of the time, and the same bits as row after row. */
function addWeighted(
  white: readonly Float64Array[],
  start: number,
  weights: Float64Array,
  sum: Float64Array,
  size: number,
): void {
  let j = 0;
  for (; j + 3 < white.length; j += 4) {
    const [a, b, c, d] = [white[j], white[j + 1], white[j + 2], white[j + 3]];
    const [u, v, w, x] = [weights[j], weights[j + 1], weights[j + 2], weights[j + 3]];
    for (let n = 0, at = start; n < size; n++, at++) sum[n] = sum[n] + u * a[at] + v * b[at] + w * c[at] + x * d[at];
  }
  for (; j < white.length; j++) {
    const [row, weight] = [white[j], weights[j]];
    for (let n = 0; n < size; n++) sum[n] += weight * row[start + n];
  }
}

/** products[j] += source . row j of white, four rows in one pass, likewise. */
function addProducts(
  white: readonly Float64Array[],
  start: number,
  source: Float64Array,
  size: number,
  products: Float64Array,
): void {
  let j = 0;
  for (; j + 3 < white.length; j += 4) {
    const [a, b, c, d] = [white[j], white[j + 1], white[j + 2], white[j + 3]];
    let [s, t, u, v] = [0, 0, 0, 0];
    for (let n = 0, at = start; n < size; n++, at++) {
      const value = source[n];
      s += value * a[at];
      t += value * b[at];
      u += value * c[at];
      v += value * d[at];
    }
    products[j] += s;
    products[j + 1] += t;
    products[j + 2] += u;
    products[j + 3] += v;
  }
  for (; j < white.length; j++) {
    const row = white[j];
    let sum = 0;
    for (let n = 0; n < size; n++) sum += source[n] * row[start + n];
    products[j] += sum;
  }
}

/** (W W^T)^(-1/2) W: the nearest matrix with orthogonal rows of length 1. */
function decorrelate(matrix: Matrix): Matrix {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(matrix.mmul(matrix.transpose()), {
    assumeSymmetric: true,
  });
  const scaled = eigenvectorMatrix.clone();
  realEigenvalues.forEach((value, column) =>
    scaled.mulColumn(column, 1 / Math.sqrt(Math.max(value, Number.MIN_VALUE * 2 ** 52))),
  );
  return scaled.mmul(eigenvectorMatrix.transpose()).mmul(matrix);
}
