/** Part of a column's length that must be left beside the columns before it for it to count as new. */
const GRAIN = 1e-9;

/**
 * Sweeps a symmetric, positive semidefinite matrix in place, column after column, leaving out those that depend on
 * columns before them (Goodnight 1979). Afterwards the block of the swept columns is its inverse, and beside it, in the
 * column of one left out, are the coefficients by which it depends on them.
 *
 * @param matrix p rows of p numbers
 * @param grain part of a column's length that must be left for it to be swept; 0 for a matrix known to be definite
 * @returns the columns left out, and ln of the determinant of the block swept
 */
export function sweep(
  matrix: readonly Float64Array[],
  grain = GRAIN,
): {
  readonly dependent: number[];
  readonly logDeterminant: number;
} {
  const lengths = matrix.map((row, i) => row[i]);
  const dependent: number[] = [];
  let logDeterminant = 0;
  for (let k = 0; k < matrix.length; k++) {
    const pivot = matrix[k][k];
    if (!(pivot > grain * lengths[k])) {
      dependent.push(k);
      continue;
    }
    logDeterminant += Math.log(pivot);
    const pivotRow = matrix[k];
    for (let i = 0; i < matrix.length; i++) {
      if (i === k) continue;
      const row = matrix[i];
      const factor = row[k] / pivot;
      if (factor === 0) continue;
      for (let j = 0; j < row.length; j++) row[j] -= factor * pivotRow[j];
      row[k] = -factor;
    }
    for (let j = 0; j < pivotRow.length; j++) pivotRow[j] /= pivot;
    pivotRow[k] = 1 / pivot;
  }
  return { dependent, logDeterminant };
}

/** X'X. */
export function gram(rows: readonly Float64Array[], size: number): Float64Array[] {
  const product = Array.from({ length: size }, () => new Float64Array(size));
  for (const row of rows) {
    for (let i = 0; i < size; i++) {
      if (row[i] === 0) continue;
      const target = product[i];
      for (let j = 0; j < size; j++) target[j] += row[i] * row[j];
    }
  }
  return product;
}
