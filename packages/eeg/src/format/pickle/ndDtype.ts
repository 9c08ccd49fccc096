import type { NdArray } from './NdArray.js';

/** NumPy's description of an element. */
export interface NdDtype {
  readonly dtype: NdArray['dtype'];
  /** Bytes per element. */
  readonly size: number;
  readonly bigEndian: boolean;
}

const names: Readonly<Record<string, readonly [NdArray['dtype'], number]>> = {
  b1: ['bool', 1],
  i1: ['int8', 1],
  u1: ['uint8', 1],
  i2: ['int16', 2],
  u2: ['uint16', 2],
  i4: ['int32', 4],
  u4: ['uint32', 4],
  i8: ['int64', 8],
  u8: ['uint64', 8],
  f2: ['float16', 2],
  f4: ['float32', 4],
  f8: ['float64', 8],
  // Objects are pointers: their size is that of the machine that wrote them.
  O: ['object', 0],
  O4: ['object', 0],
  O8: ['object', 0],
};

/** What `ndDtype` reads. */
export const ndDtypesRead = 'bool, int8 to int64, uint8 to uint64, float16 to float64, S, U and O';

/** Reads `'<f8'`, `'|S12'`, `'>U3'`, `'O'`; undefined for any other dtype (complex, dates, records). */
export function ndDtype(text: string): NdDtype | undefined {
  const found = /^([<>|=]?)([a-zA-Z])(\d{0,10})$/.exec(text);
  if (found === null) return undefined;
  const [, order, letter, digits] = found;
  const bigEndian = order === '>';
  if (letter === 'S' || letter === 'a') return { dtype: 'bytes', size: Number(digits), bigEndian };
  if (letter === 'U') return { dtype: 'str', size: 4 * Number(digits), bigEndian };
  const known = Object.hasOwn(names, letter + digits) ? names[letter + digits] : undefined;
  return known === undefined ? undefined : { dtype: known[0], size: known[1], bigEndian };
}

/** The shortest name NumPy has for it: `'<f8'`, `'|u1'`. */
export function ndDtypeName({ dtype, size, bigEndian }: NdDtype): string {
  const order = size === 1 || dtype === 'bytes' || dtype === 'object' ? '|' : bigEndian ? '>' : '<';
  if (dtype === 'bytes') return `${order}S${size}`;
  if (dtype === 'str') return `${order}U${size / 4}`;
  if (dtype === 'object') return '|O';
  return order + Object.keys(names).find((name) => names[name][0] === dtype)!;
}
