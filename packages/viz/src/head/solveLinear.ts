/**
 * Solves A x = b by Gaussian elimination with partial pivoting.
 * @param matrix n rows of n numbers; overwritten
 * @param right n numbers; overwritten
 * @returns x, or undefined when A is singular to working precision
 */
export function solveLinear(matrix: number[][], right: number[]): number[] | undefined {
  const n = right.length;
  const scale = matrix.reduce((most, row) => row.reduce((m, v) => Math.max(m, Math.abs(v)), most), 0);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(matrix[i][k]) > Math.abs(matrix[pivot][k])) pivot = i;
    if (Math.abs(matrix[pivot][k]) <= scale * 1e-12) return undefined;
    [matrix[k], matrix[pivot]] = [matrix[pivot], matrix[k]];
    [right[k], right[pivot]] = [right[pivot], right[k]];
    const row = matrix[k];
    for (let i = k + 1; i < n; i++) {
      const below = matrix[i];
      const factor = below[k] / row[k];
      if (factor === 0) continue;
      for (let j = k; j < n; j++) below[j] -= factor * row[j];
      right[i] -= factor * right[k];
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let sum = right[i];
    for (let j = i + 1; j < n; j++) sum -= matrix[i][j] * x[j];
    x[i] = sum / matrix[i][i];
  }
  return x;
}
