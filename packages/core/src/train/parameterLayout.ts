import * as tf from '@tensorflow/tfjs';
import type { ParameterSpec } from '../cell/Cell.js';

/** Where each parameter array lies in one flat vector: optimiser and checkpoints see a single Float32Array. */
export interface ParameterLayout {
  readonly size: number;
  readonly entries: readonly ParameterEntry[];
  /** Views into a flat vector as tensors, in the order of the entries. */
  tensors(vector: Float32Array): tf.Tensor[];
  /** By name, from a list in the order of the entries. */
  bind(tensors: readonly tf.Tensor[]): Record<string, tf.Tensor>;
}

export interface ParameterEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly offset: number;
  readonly size: number;
  /** Constant starts are biases: no weight decay. */
  readonly bias: boolean;
}

export function parameterLayout(specs: readonly ParameterSpec[]): ParameterLayout {
  let size = 0;
  const entries = specs.map(({ name, shape, initial }): ParameterEntry => {
    const entry = {
      name,
      shape,
      offset: size,
      size: shape.reduce((product, length) => product * length, 1),
      bias: initial.kind === 'constant',
    };
    size += entry.size;
    return entry;
  });
  return {
    size,
    entries,
    tensors: (vector) =>
      entries.map(({ shape, offset, size: length }) =>
        tf.tensor(vector.slice(offset, offset + length), shape as number[]),
      ),
    bind: (tensors) => Object.fromEntries(entries.map(({ name }, i) => [name, tensors[i]])),
  };
}
