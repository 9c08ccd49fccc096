import { StrnnError } from '@strnn/core/error';
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

export interface Whitening {
  /**
   * components x channels: what makes centred channels components of variance 1 without correlation, strongest first.
   */
  readonly matrix: Matrix;
  /** Number of independent channels. */
  readonly rank: number;
  /** Part of the channels' variance that the components hold, 0 to 1. */
  readonly explained: number;
}

/** Below this part of the largest variance a direction is rounding, float32's included. */
const leastVariance = 1e-12;

/**
 * Whitening by principal components of the channels' covariance, as `sklearn.decomposition.FastICA` with
 * `whiten_solver='eigh'` does: every component has the sign that makes its first weight positive.
 *
 * @param channels centred, of one length
 * @param components how many to keep; default as many as there are independent channels
 * @throws StrnnError `option` for more components than independent channels; `data` for channels that do not move.
 */
export function whitenByPca(channels: readonly Float64Array[], components?: number): Whitening {
  const covariance = covarianceOf(channels);
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const order = realEigenvalues.map((_, index) => index).sort((a, b) => realEigenvalues[b] - realEigenvalues[a]);
  const largest = realEigenvalues[order[0]];
  if (!(largest > 0)) throw new StrnnError('data', 'fitIca: no channel moves; there is nothing to separate');
  const rank = order.filter((index) => realEigenvalues[index] > leastVariance * largest).length;
  const kept = components ?? rank;
  if (kept > rank) {
    throw new StrnnError(
      'option',
      `fitIca.components: expected at most ${rank}, the number of independent channels among ${channels.length} ` +
        `(an average reference and every interpolated channel take one away), found ${kept}`,
    );
  }
  const total = realEigenvalues.reduce((sum, value) => sum + Math.max(0, value), 0);
  const matrix = Matrix.zeros(kept, channels.length);
  let held = 0;
  order.slice(0, kept).forEach((index, row) => {
    const value = realEigenvalues[index];
    held += value;
    const scale = (eigenvectorMatrix.get(0, index) < 0 ? -1 : 1) / Math.sqrt(value);
    channels.forEach((_, channel) => matrix.set(row, channel, eigenvectorMatrix.get(channel, index) * scale));
  });
  return { matrix, rank, explained: Math.min(1, held / total) };
}

/** In blocks that stay in the processor's cache. */
function covarianceOf(channels: readonly Float64Array[]): Matrix {
  const [count, length] = [channels.length, channels[0].length];
  const sums = new Float64Array(count * count);
  const block = 1024;
  for (let start = 0; start < length; start += block) {
    const end = Math.min(length, start + block);
    for (let i = 0; i < count; i++) {
      const a = channels[i];
      for (let j = 0; j <= i; j++) {
        const b = channels[j];
        let sum = 0;
        for (let n = start; n < end; n++) sum += a[n] * b[n];
        sums[i * count + j] += sum;
      }
    }
  }
  const covariance = Matrix.zeros(count, count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      covariance.set(i, j, sums[i * count + j] / length);
      covariance.set(j, i, sums[i * count + j] / length);
    }
  }
  return covariance;
}
