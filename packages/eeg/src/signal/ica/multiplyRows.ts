import type { Matrix } from 'ml-matrix';

/** `matrix` (rows x channels) times channels (channels x samples): one array per row. */
export function multiplyRows(matrix: Matrix, channels: readonly ArrayLike<number>[]): Float64Array[] {
  const length = channels[0].length;
  return Array.from({ length: matrix.rows }, (_, row) => {
    const out = new Float64Array(length);
    channels.forEach((samples, channel) => {
      const weight = matrix.get(row, channel);
      for (let n = 0; n < length; n++) out[n] += weight * samples[n];
    });
    return out;
  });
}
