/**
 * The `count` largest eigenvalues of a symmetric tridiagonal matrix, in falling order, with eigenvectors of length 1:
 * bisection on the number of negative pivots (Sturm), then inverse iteration. For eigenvalues that are well apart, as
 * those of Slepian's matrix: neighbours within rounding of each other would not come out orthogonal.
 *
 * @param diagonal n values
 * @param beside n - 1 values next to the diagonal
 */
export function largestEigenvectors(
  diagonal: Float64Array,
  beside: Float64Array,
  count: number,
): { readonly values: Float64Array; readonly vectors: readonly Float64Array[] } {
  const n = diagonal.length;
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    const radius = Math.abs(i > 0 ? beside[i - 1] : 0) + Math.abs(i < n - 1 ? beside[i] : 0);
    low = Math.min(low, diagonal[i] - radius);
    high = Math.max(high, diagonal[i] + radius);
  }
  const tiny = Number.EPSILON * Math.max(Math.abs(low), Math.abs(high), Number.MIN_VALUE);
  const values = new Float64Array(count);
  const vectors: Float64Array[] = [];
  for (let order = 0; order < count; order++) {
    // Just n - 1 - order eigenvalues lie below the one looked for; it is below its predecessor.
    let [under, over] = [low, order === 0 ? high : values[order - 1]];
    for (let middle = (under + over) / 2; middle > under && middle < over; middle = (under + over) / 2) {
      if (countBelow(diagonal, beside, middle, tiny) <= n - 1 - order) under = middle;
      else over = middle;
      if (over - under <= tiny) break;
    }
    values[order] = (under + over) / 2;
    vectors.push(inverseIteration(diagonal, beside, values[order], tiny));
  }
  return { values, vectors };
}

/** How many eigenvalues are below `shift`: the negative pivots of the matrix less `shift`. */
function countBelow(diagonal: Float64Array, beside: Float64Array, shift: number, tiny: number): number {
  let below = 0;
  let pivot = 1;
  for (let i = 0; i < diagonal.length; i++) {
    const coupling = i === 0 ? 0 : beside[i - 1];
    pivot = diagonal[i] - shift - (coupling * coupling) / pivot;
    if (Math.abs(pivot) < tiny * Number.EPSILON) pivot = -tiny * Number.EPSILON;
    if (pivot < 0) below++;
  }
  return below;
}

/** The eigenvector to `value`: three solutions of (matrix - value) x = previous x by elimination with row exchanges. */
function inverseIteration(diagonal: Float64Array, beside: Float64Array, value: number, tiny: number): Float64Array {
  const n = diagonal.length;
  // Of the eliminated matrix: the diagonal and the two places right of it; the multipliers; whether rows were exchanged.
  const first = new Float64Array(n);
  const second = new Float64Array(n);
  const third = new Float64Array(n);
  const factor = new Float64Array(n);
  const exchanged = new Uint8Array(n);
  let pivot = diagonal[0] - value;
  let right = n > 1 ? beside[0] : 0;
  for (let i = 0; i < n - 1; i++) {
    const below = beside[i];
    const belowDiagonal = diagonal[i + 1] - value;
    const belowRight = i + 1 < n - 1 ? beside[i + 1] : 0;
    if (Math.abs(below) > Math.abs(pivot)) {
      exchanged[i] = 1;
      factor[i] = pivot / below;
      [first[i], second[i], third[i]] = [below, belowDiagonal, belowRight];
      pivot = right - factor[i] * belowDiagonal;
      right = -factor[i] * belowRight;
    } else {
      if (pivot === 0) pivot = tiny;
      factor[i] = below / pivot;
      [first[i], second[i], third[i]] = [pivot, right, 0];
      pivot = belowDiagonal - factor[i] * right;
      right = belowRight;
    }
  }
  first[n - 1] = Math.abs(pivot) < tiny ? tiny : pivot;

  // A start with a share of every eigenvector, neither even nor odd.
  const x = Float64Array.from({ length: n }, (_, i) => 1 + ((i * 0.6180339887498949) % 1));
  normalise(x);
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < n - 1; i++) {
      if (exchanged[i] === 1) [x[i], x[i + 1]] = [x[i + 1], x[i]];
      x[i + 1] -= factor[i] * x[i];
    }
    for (let i = n - 1; i >= 0; i--) {
      const known = (i + 1 < n ? second[i] * x[i + 1] : 0) + (i + 2 < n ? third[i] * x[i + 2] : 0);
      x[i] = (x[i] - known) / first[i];
    }
    normalise(x);
  }
  return x;
}

function normalise(x: Float64Array): void {
  let most = 0;
  for (const value of x) most = Math.max(most, Math.abs(value));
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    x[i] /= most;
    sum += x[i] * x[i];
  }
  const scale = 1 / Math.sqrt(sum);
  for (let i = 0; i < x.length; i++) x[i] *= scale;
}
