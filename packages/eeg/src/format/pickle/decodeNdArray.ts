import type { NdDtype } from './ndDtype.js';
import type { NdArray, NdNumbers } from './NdArray.js';

interface Encoded {
  readonly dtype: NdDtype;
  readonly shape: readonly number[];
  readonly fortranOrder: boolean;
  /** Elements in the order that `fortranOrder` says. */
  readonly bytes: Uint8Array;
  /** Nothing else uses the bytes: they may become the array as they are. */
  readonly owned: boolean;
}

/** What arrays may take, and the errors of the file they are in. */
export interface DecodeNdArrayLimits {
  /** Counts memory before it is taken, and throws when it is too much. */
  take(bytes: number): void;
  /** An error that names the file and the byte. */
  fail(reason: string): Error;
}

const mostAxes = 64;

/** How many elements a shape has. @throws what `fail` makes, unless there are at most 64 whole sizes from 0 */
export function ndCount(shape: readonly number[], fail: (reason: string) => Error): number {
  const count = shape.reduce((product, size) => product * size, 1);
  const whole = shape.every((size) => Number.isSafeInteger(size) && size >= 0);
  if (shape.length > mostAxes || !whole || !(count <= Number.MAX_SAFE_INTEGER)) {
    const shown = shape.slice(0, 8).join(' x ');
    throw fail(`expected a shape of at most ${mostAxes} whole sizes, found ${shape.length}: ${shown}`);
  }
  return count;
}

/**
 * Makes an array of the bytes that NumPy wrote, for every dtype but `'object'`. Numbers are copied, unless nothing else uses
 * the bytes; strings of bytes are views.
 *
 * @throws what `limits.fail` makes, for bytes that do not fit the shape
 */
export function decodeNdArray(
  { dtype, shape, fortranOrder, bytes, owned }: Encoded,
  limits: DecodeNdArrayLimits,
): NdArray {
  const count = ndCount(shape, limits.fail);
  if (count * dtype.size !== bytes.byteLength) {
    const expected = `${count * dtype.size} bytes for ${shape.join(' x ') || 'one'} of ${dtype.size} bytes (${dtype.dtype})`;
    throw limits.fail(`expected ${expected}, found ${bytes.byteLength}`);
  }
  if (dtype.dtype === 'bytes') {
    limits.take(128 * count);
    return { dtype: 'bytes', shape, fortranOrder, data: split(bytes, dtype.size, count).map(trim) };
  }
  if (dtype.dtype === 'str') {
    limits.take((32 + dtype.size) * count);
    return {
      dtype: 'str',
      shape,
      fortranOrder,
      data: split(bytes, dtype.size, count).map((part) => decodeUcs4(part, dtype, limits)),
    };
  }
  if (dtype.dtype === 'object') throw limits.fail('expected a list of the objects of an array, found bytes');
  limits.take(bytes.byteLength * (dtype.dtype === 'float16' ? 3 : 1));
  const aligned = owned && bytes.byteOffset % 8 === 0 && bytes.buffer instanceof ArrayBuffer;
  const own = aligned ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
  if (dtype.bigEndian) swap(own, dtype.size);
  return { dtype: dtype.dtype, shape, fortranOrder, data: numbers(dtype.dtype, own, count) };
}

function numbers(dtype: string, { buffer, byteOffset }: Uint8Array<ArrayBuffer>, count: number): NdNumbers {
  switch (dtype) {
    case 'bool':
      return new Uint8Array(buffer, byteOffset, count).map((value) => (value === 0 ? 0 : 1));
    case 'int8':
      return new Int8Array(buffer, byteOffset, count);
    case 'uint8':
      return new Uint8Array(buffer, byteOffset, count);
    case 'int16':
      return new Int16Array(buffer, byteOffset, count);
    case 'uint16':
      return new Uint16Array(buffer, byteOffset, count);
    case 'int32':
      return new Int32Array(buffer, byteOffset, count);
    case 'uint32':
      return new Uint32Array(buffer, byteOffset, count);
    case 'int64':
      return new BigInt64Array(buffer, byteOffset, count);
    case 'uint64':
      return new BigUint64Array(buffer, byteOffset, count);
    case 'float16':
      return halves(new Uint16Array(buffer, byteOffset, count));
    case 'float32':
      return new Float32Array(buffer, byteOffset, count);
    default:
      return new Float64Array(buffer, byteOffset, count);
  }
}

function swap(bytes: Uint8Array<ArrayBuffer>, size: number): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (size === 2) buffer.swap16();
  else if (size === 4) buffer.swap32();
  else if (size === 8) buffer.swap64();
}

/** IEEE 754 half precision: 1 sign, 5 exponent and 10 fraction bits. */
function halves(bits: Uint16Array): Float32Array<ArrayBuffer> {
  const out = new Float32Array(bits.length);
  bits.forEach((value, i) => {
    const sign = value & 0x8000 ? -1 : 1;
    const exponent = (value >> 10) & 31;
    const fraction = value & 1023;
    if (exponent === 31) out[i] = fraction === 0 ? sign * Infinity : NaN;
    else out[i] = exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
  });
  return out;
}

function split(bytes: Uint8Array, size: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => bytes.subarray(i * size, (i + 1) * size));
}

function trim(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return bytes.subarray(0, end);
}

/** Four bytes per character. */
function decodeUcs4(bytes: Uint8Array, { bigEndian }: NdDtype, { fail }: DecodeNdArrayLimits): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  let zeros = 0;
  for (let at = 0; at < bytes.byteLength; at += 4) {
    const point = view.getUint32(at, !bigEndian);
    if (point > 0x10ffff) throw fail(`expected characters up to 0x10ffff, found 0x${point.toString(16)}`);
    text += String.fromCodePoint(point);
    zeros = point === 0 ? zeros + 1 : 0;
  }
  return text.slice(0, text.length - zeros);
}
