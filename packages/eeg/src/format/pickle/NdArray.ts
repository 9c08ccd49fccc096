import type { PickleValue } from './PickleValue.js';

export type NdNumberType =
  | 'bool'
  | 'int8'
  | 'uint8'
  | 'int16'
  | 'uint16'
  | 'int32'
  | 'uint32'
  | 'int64'
  | 'uint64'
  | 'float16'
  | 'float32'
  | 'float64';

export type NdNumbers =
  | Float64Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | BigInt64Array<ArrayBuffer>
  | BigUint64Array<ArrayBuffer>;

interface NdShape {
  /** `[]` for a single value. */
  readonly shape: readonly number[];
  /** Column-major: the first axis runs fastest. */
  readonly fortranOrder: boolean;
}

/** Numbers; booleans are 0 or 1, and half precision is in a Float32Array. */
export interface NdNumberArray extends NdShape {
  readonly dtype: NdNumberType;
  readonly data: NdNumbers;
}

/** Byte strings of a fixed size (NumPy's S), without the zeros at their ends. */
export interface NdBytesArray extends NdShape {
  readonly dtype: 'bytes';
  readonly data: readonly Uint8Array[];
}

/** Strings of a fixed size (NumPy's U), without the zeros at their ends. */
export interface NdStringArray extends NdShape {
  readonly dtype: 'str';
  readonly data: readonly string[];
}

/** Any values (NumPy's O). */
export interface NdObjectArray extends NdShape {
  readonly dtype: 'object';
  readonly data: readonly PickleValue[];
}

/** An array of NumPy. */
export type NdArray = NdNumberArray | NdBytesArray | NdStringArray | NdObjectArray;
