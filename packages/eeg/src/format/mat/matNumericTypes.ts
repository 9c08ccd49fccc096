import type { MatArrayData, MatNumericClass } from './MatValue.js';

export interface MatNumericType {
  /** Number of the array class (mx...) in version 5. */
  readonly mx: number;
  /** Number of the stored type (mi...) in version 5. */
  readonly mi: number;
  /** Bytes per value. */
  readonly size: 1 | 2 | 4 | 8;
  readonly make: (length: number) => MatArrayData;
  readonly read: (bytes: Buffer, offset: number, bigEndian: boolean) => number | bigint;
  /** Smallest value of an integer type, and the first beyond the largest. */
  readonly range?: readonly [low: number, beyond: number];
}

/** The ten numeric classes and the stored type of the same name (MAT-File Format, MathWorks, tables 1-1 and 1-3). */
export const matNumericTypes: Readonly<Record<MatNumericClass, MatNumericType>> = {
  double: {
    mx: 6,
    mi: 9,
    size: 8,
    make: (length) => new Float64Array(length),
    read: (bytes, offset, big) => (big ? bytes.readDoubleBE(offset) : bytes.readDoubleLE(offset)),
  },
  single: {
    mx: 7,
    mi: 7,
    size: 4,
    make: (length) => new Float32Array(length),
    read: (bytes, offset, big) => (big ? bytes.readFloatBE(offset) : bytes.readFloatLE(offset)),
  },
  int8: {
    mx: 8,
    mi: 1,
    size: 1,
    make: (length) => new Int8Array(length),
    read: (bytes, offset) => bytes.readInt8(offset),
    range: [-128, 128],
  },
  uint8: {
    mx: 9,
    mi: 2,
    size: 1,
    make: (length) => new Uint8Array(length),
    read: (bytes, offset) => bytes.readUInt8(offset),
    range: [0, 256],
  },
  int16: {
    mx: 10,
    mi: 3,
    size: 2,
    make: (length) => new Int16Array(length),
    read: (bytes, offset, big) => (big ? bytes.readInt16BE(offset) : bytes.readInt16LE(offset)),
    range: [-32768, 32768],
  },
  uint16: {
    mx: 11,
    mi: 4,
    size: 2,
    make: (length) => new Uint16Array(length),
    read: (bytes, offset, big) => (big ? bytes.readUInt16BE(offset) : bytes.readUInt16LE(offset)),
    range: [0, 65536],
  },
  int32: {
    mx: 12,
    mi: 5,
    size: 4,
    make: (length) => new Int32Array(length),
    read: (bytes, offset, big) => (big ? bytes.readInt32BE(offset) : bytes.readInt32LE(offset)),
    range: [-(2 ** 31), 2 ** 31],
  },
  uint32: {
    mx: 13,
    mi: 6,
    size: 4,
    make: (length) => new Uint32Array(length),
    read: (bytes, offset, big) => (big ? bytes.readUInt32BE(offset) : bytes.readUInt32LE(offset)),
    range: [0, 2 ** 32],
  },
  int64: {
    mx: 14,
    mi: 12,
    size: 8,
    make: (length) => new BigInt64Array(length),
    read: (bytes, offset, big) => (big ? bytes.readBigInt64BE(offset) : bytes.readBigInt64LE(offset)),
    range: [-(2 ** 63), 2 ** 63],
  },
  uint64: {
    mx: 15,
    mi: 13,
    size: 8,
    make: (length) => new BigUint64Array(length),
    read: (bytes, offset, big) => (big ? bytes.readBigUInt64BE(offset) : bytes.readBigUInt64LE(offset)),
    range: [0, 2 ** 64],
  },
};

const classes = Object.keys(matNumericTypes) as MatNumericClass[];
const stored: readonly (MatNumericClass | undefined)[] = byNumber((name) => matNumericTypes[name].mi);
const full: readonly (MatNumericClass | undefined)[] = byNumber((name) => matNumericTypes[name].mx);

/** The class stored under a type number, text types as their code units; undefined for types that hold no numbers. */
export function matStoredClass(mi: number): MatNumericClass | undefined {
  if (mi === 16) return 'uint8';
  if (mi === 17) return 'uint16';
  return mi === 18 ? 'uint32' : stored[mi];
}

/** The numeric class of an array class number of version 5; undefined for the other classes. */
export function matNumericClass(mx: number): MatNumericClass | undefined {
  return full[mx];
}

function byNumber(number: (name: MatNumericClass) => number): (MatNumericClass | undefined)[] {
  return Array.from({ length: 20 }, (_, i) => classes.find((name) => number(name) === i));
}
