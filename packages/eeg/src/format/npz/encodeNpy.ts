import { StrnnError } from '@strnn/core/error';
import type { NdArray } from '../pickle/NdArray.js';
import { ndDtypeName, type NdDtype } from '../pickle/ndDtype.js';

/**
 * The bytes of a .npy file (format 1.0). Half precision is written in single precision.
 *
 * @throws StrnnError `data` for strings and objects, and for data that do not fit the shape
 */
export function encodeNpy(array: NdArray): Uint8Array<ArrayBuffer> {
  const { shape, fortranOrder } = array;
  const fail = (reason: string): StrnnError => new StrnnError('data', `encodeNpy: ${reason}`);
  const count = shape.reduce((product, size) => product * size, 1);
  if (count !== array.data.length)
    throw fail(`expected ${count} elements for the shape ${shape.join(' x ')}, found ${array.data.length}`);
  const { dtype, content } = encode(array, fail);
  const sizes = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const text = `{'descr': '${ndDtypeName(dtype)}', 'fortran_order': ${fortranOrder ? 'True' : 'False'}, 'shape': (${sizes}), }`;
  // The data begin at a multiple of 64.
  const length = Math.ceil((10 + text.length + 1) / 64) * 64;
  const out = new Uint8Array(length + content.byteLength);
  out.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, (length - 10) & 255, (length - 10) >> 8]);
  out.set(Buffer.from(`${text.padEnd(length - 11)}\n`, 'latin1'), 10);
  out.set(content, length);
  return out;
}

function encode(
  array: NdArray,
  fail: (reason: string) => Error,
): { readonly dtype: NdDtype; readonly content: Uint8Array } {
  if (array.dtype === 'str' || array.dtype === 'object')
    throw fail(`expected numbers or bytes, found an array of ${array.dtype}`);
  if (array.dtype !== 'bytes') {
    const { data, dtype } = array;
    const content = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    const name = dtype === 'float16' ? 'float32' : dtype;
    return { dtype: { dtype: name, size: data.BYTES_PER_ELEMENT, bigEndian: false }, content };
  }
  const size = array.data.reduce((most, { byteLength }) => Math.max(most, byteLength), 1);
  const content = new Uint8Array(size * array.data.length);
  array.data.forEach((bytes, i) => content.set(bytes, i * size));
  return { dtype: { dtype: 'bytes', size, bigEndian: false }, content };
}
