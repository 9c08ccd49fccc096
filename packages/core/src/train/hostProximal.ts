import type { Projector } from '../projector/Projector.js';
import type { Trainer } from './Trainer.js';

/** A projector's own proximal step, on parts of a vector. */
export function hostProximal({ proximal }: Projector, vector: Float32Array): Trainer['proximal'] {
  if (proximal === undefined) return undefined;
  return (offset, [rows, columns], threshold) =>
    proximal(vector.subarray(offset, offset + rows * columns), rows, columns, threshold);
}
