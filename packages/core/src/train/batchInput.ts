/**
 * The model's input for some samples: sites outermost, so that the rows of one site are neighbours.
 *
 * @param x S x T x N x D, row-major
 * @param indices B sample numbers
 * @returns N x T x B x D
 */
export function batchInput(
  x: Float32Array,
  { T, N, D }: { readonly T: number; readonly N: number; readonly D: number },
  indices: Int32Array,
): Float32Array {
  const B = indices.length;
  const out = new Float32Array(N * T * B * D);
  for (let b = 0; b < B; b++) {
    let from = indices[b] * T * N * D;
    for (let t = 0; t < T; t++) {
      for (let n = 0; n < N; n++) {
        const to = ((n * T + t) * B + b) * D;
        for (let d = 0; d < D; d++) out[to + d] = x[from++]!;
      }
    }
  }
  return out;
}
