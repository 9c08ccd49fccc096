/** Euclidean norm of one row of a row-major matrix. */
export function rowNorm(weights: Float32Array, row: number, columns: number): number {
  let sum = 0;
  for (let i = row * columns; i < (row + 1) * columns; i++) sum += weights[i] ** 2;
  return Math.sqrt(sum);
}
