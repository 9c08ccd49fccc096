import type { Arena } from './Arena.js';

/** Sizes of what one mini-batch needs. */
export interface BatchSizes {
  /** Samples of the largest batch. */
  readonly batch: number;
  readonly slices: number;
  readonly sites: number;
  readonly features: number;
  readonly mixed: number;
  /** Kt * Ht. */
  readonly projected: number;
}

/** One mini-batch in the kernels' memory, with the noise that training puts on it. Views stay valid. */
export interface BatchMemory {
  /** B x T x N x D */
  readonly x: Float32Array;
  /** (T * B) x M, slices outermost */
  readonly mixedMask: Float32Array;
  /** 2 x B x (Kt * Ht) */
  readonly projectedMask: Float32Array;
  /** 16 integers: where the random numbers stand. */
  readonly random: Int32Array;
  /** Byte offsets of the views. */
  readonly at: { readonly x: number; readonly mixedMask: number; readonly projectedMask: number };
  /** Copies samples of a data set (S x T x N x D) in. */
  gather(source: Float32Array, indices: Int32Array): void;
  /** x += scale * normal, on the first `batch` samples. */
  addNoise(batch: number, scale: number): void;
  /** New masks for `batch` samples: 0 with the given rate, else 1 / (1 - rate). */
  drawMasks(batch: number, rate: number): void;
}

/** Bytes that `takeBatch` takes. */
export function batchBytes(sizes: BatchSizes): number {
  return Object.values(counts(sizes)).reduce((sum, count) => sum + 4 * count + 64, 64);
}

export function takeBatch(arena: Arena, sizes: BatchSizes): BatchMemory {
  const { slices, sites, features, mixed, projected } = sizes;
  const sample = slices * sites * features;
  const size = counts(sizes);
  const at = {
    x: arena.take(4 * size.x),
    mixedMask: arena.take(4 * size.mixed),
    projectedMask: arena.take(4 * size.projected),
  };
  const randomAt = arena.take(4 * size.random);
  const x = arena.floats(at.x, size.x);
  return {
    x,
    mixedMask: arena.floats(at.mixedMask, size.mixed),
    projectedMask: arena.floats(at.projectedMask, size.projected),
    random: arena.integers(randomAt, size.random),
    at,
    gather(source, indices) {
      indices.forEach((index, b) => {
        x.set(source.subarray(index * sample, (index + 1) * sample), b * sample);
      });
    },
    addNoise(batch, scale) {
      arena.call('noise', randomAt, scale, at.x, batch * sample);
    },
    drawMasks(batch, rate) {
      arena.call('dropout', randomAt, rate, at.mixedMask, slices * batch * mixed);
      arena.call('dropout', randomAt, rate, at.projectedMask, 2 * batch * projected);
    },
  };
}

function counts({ batch, slices, sites, features, mixed, projected }: BatchSizes): Record<string, number> & {
  x: number;
  mixed: number;
  projected: number;
  random: number;
} {
  return {
    x: batch * slices * sites * features,
    mixed: slices * batch * mixed,
    projected: 2 * batch * projected,
    random: 16,
  };
}
