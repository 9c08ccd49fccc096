/** Classes of MATLAB arrays. `'sparse'` is told apart from full double or logical, `'opaque'` are MCOS and Java objects. */
export type MatClass =
  MatNumericClass | 'logical' | 'char' | 'cell' | 'struct' | 'object' | 'sparse' | 'function' | 'opaque';

export type MatNumericClass =
  'double' | 'single' | 'int8' | 'uint8' | 'int16' | 'uint16' | 'int32' | 'uint32' | 'int64' | 'uint64';

export type MatArrayData =
  | Float64Array
  | Float32Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array;

/** A full numeric array; `data` is of the class's own type whatever type the file stored it in. */
export interface MatNumeric {
  readonly class: MatNumericClass;
  /** At least two. */
  readonly dims: readonly number[];
  /** Column-major: the first dimension runs fastest. */
  readonly data: MatArrayData;
  /** Imaginary part, where the array is complex. */
  readonly imaginary?: MatArrayData;
}

export interface MatLogical {
  readonly class: 'logical';
  readonly dims: readonly number[];
  /** 0 or 1, column-major. */
  readonly data: Uint8Array;
}

export interface MatChar {
  readonly class: 'char';
  readonly dims: readonly number[];
  /** One string per row (of all pages, column-major over the dimensions after the second). A 1 x n array has one. */
  readonly rows: readonly string[];
}

export interface MatCell {
  readonly class: 'cell';
  readonly dims: readonly number[];
  /** Column-major. */
  readonly cells: readonly MatValue[];
}

export interface MatStruct {
  /** `'object'` for objects of the old kind (before MCOS), which are structs with a class name. */
  readonly class: 'struct' | 'object';
  /** Of an object. */
  readonly type?: string;
  readonly dims: readonly number[];
  readonly fields: readonly string[];
  /** One per element, column-major; every element has every field. */
  readonly elements: readonly ReadonlyMap<string, MatValue>[];
}

/** Compressed columns: the entries of column c are `start[c]` to `start[c + 1]`. */
export interface MatSparse {
  readonly class: 'sparse';
  readonly logical: boolean;
  readonly dims: readonly [rows: number, columns: number];
  readonly row: Int32Array;
  readonly start: Int32Array;
  readonly data: Float64Array;
  readonly imaginary?: Float64Array;
}

export interface MatFunction {
  readonly class: 'function';
  readonly dims: readonly number[];
}

/** MCOS (classdef, string, table, datetime, ...) and Java objects: reported, not decoded. */
export interface MatOpaque {
  readonly class: 'opaque';
  /** Class name, such as `'string'` or `'table'`, `''` where the file does not name one. */
  readonly type: string;
  readonly dims: readonly number[];
}

export type MatValue = MatNumeric | MatLogical | MatChar | MatCell | MatStruct | MatSparse | MatFunction | MatOpaque;
