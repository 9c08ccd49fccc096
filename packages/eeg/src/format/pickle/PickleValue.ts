import type { NdArray } from './NdArray.js';

/** A tuple; lists are JavaScript arrays. */
export interface PickleTuple {
  readonly tuple: readonly PickleValue[];
}

/**
 * What a pickle may hold. Whole numbers are numbers where that is exact, else bigints; NumPy's scalars are the plain value.
 * Dicts are Maps in their order. Byte strings of Python 2 are strings of Latin-1 (as `pickle.load(f, encoding='latin1')`
 * reads them), those of Python 3 are Uint8Arrays: views of the pickle's own bytes.
 */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | NdArray
  | PickleTuple
  | readonly PickleValue[]
  | ReadonlyMap<PickleValue, PickleValue>;

export interface ReadPickleOptions {
  /** Most bytes that the values may take in memory. Default 2 GiB; never more than 64 MiB and 32 times the pickle's bytes. */
  readonly maxBytes?: number;
}
