/** The data type of a dataset or of a member, as h5wasm tells it. */
export interface Hdf5Type {
  /** H5T_class_t: 0 integer, 1 float, 2 time, 3 string, 4 bit field, 5 opaque, 6 compound, 7 reference, 8 enumeration, 9 variable length, 10 array. */
  readonly type: number;
  /** Bytes per element. */
  readonly size: number;
  readonly signed: boolean;
  /** Of the file; what `readHdf5Bytes` gives is little-endian, but for compounds whose members differ. */
  readonly littleEndian: boolean;
  /** A string of variable length. */
  readonly vlen: boolean;
  /** Of a string: 0 ASCII, 1 UTF-8. */
  readonly cset?: number;
  readonly ref_type?: 'object' | 'region';
  readonly compound_type?: {
    readonly members: readonly (Hdf5Type & { readonly name: string; readonly offset: number })[];
  };
  readonly enum_type?: { readonly type: number; readonly members: Readonly<Record<string, number>> };
  readonly array_type?: Hdf5Type & { readonly shape: readonly number[] };
  readonly vlen_type?: Hdf5Type;
}

export type Hdf5Attribute = string | number | null | readonly Hdf5Attribute[];

/** A group, a dataset or a named data type; `'link'` is a soft or external link, which is never followed. */
export interface Hdf5Object {
  readonly path: string;
  readonly kind: 'group' | 'dataset' | 'datatype' | 'link' | 'unknown';
  /** Of the object's header in the file, which tells objects apart; -1 for links. */
  readonly address: number;
  /** Of a link: `'soft link to /x'`. */
  readonly link?: string;
  /** Those that were asked for and are there. */
  readonly attributes: Readonly<Record<string, Hdf5Attribute>>;
  /** The rest is of datasets. */
  readonly type: Hdf5Type | null;
  /** Row-major: the last size runs fastest. `[]` for a single value, null for a dataset without any. */
  readonly shape: readonly number[] | null;
  /** Shape of the chunks, null when not chunked. */
  readonly chunks: readonly number[] | null;
  /** Filter numbers: 1 deflate, 2 shuffle, 3 fletcher32, 4 szip, 5 nbit, 6 scaleoffset, others are plugins. */
  readonly filters: readonly number[];
  /** Its data lie in other datasets or files. */
  readonly virtual: boolean;
  /** The bytes of a small dataset, read in passing. */
  readonly data: ArrayBuffer | null;
}

export interface Hdf5Entry {
  readonly name: string;
  readonly path: string;
  /** `'soft link to /x'`, `'external link to file:/x'`, or null for an object of this group. */
  readonly link: string | null;
  readonly address: number;
}
