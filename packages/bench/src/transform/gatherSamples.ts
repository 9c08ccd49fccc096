import type { ScalerSamples } from './Scaler.js';

/**
 * Copies samples in the order of `indices`.
 *
 * @returns indices.length x T x N x D
 */
export function gatherSamples({ x, shape }: Pick<ScalerSamples, 'x' | 'shape'>, indices?: Int32Array): Float32Array {
  if (indices === undefined) return x.slice();
  const size = shape.T * shape.N * shape.D;
  const out = new Float32Array(indices.length * size);
  indices.forEach((sample, place) => out.set(x.subarray(sample * size, (sample + 1) * size), place * size));
  return out;
}
