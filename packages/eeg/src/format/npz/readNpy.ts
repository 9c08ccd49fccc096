import { StrnnError } from '@strnn/core/error';
import { decodeNdArray, ndCount } from '../pickle/decodeNdArray.js';
import type { NdArray } from '../pickle/NdArray.js';
import { ndDtype, ndDtypesRead } from '../pickle/ndDtype.js';
import type { PickleValue } from '../pickle/PickleValue.js';
import { readPickle } from '../pickle/readPickle.js';
import { parseNpyHeader } from './parseNpyHeader.js';

export interface ReadNpyOptions {
  /** Most bytes that the array may take in memory. Default 2 GiB. */
  readonly maxBytes?: number;
}

const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
/** NumPy's own limit, `numpy.lib.format` `_MAX_HEADER_SIZE`, is 10,000 characters. */
const mostHeader = 2 ** 16;

/**
 * Reads a .npy file of NumPy, format 1.0 to 3.0. Arrays of objects hold a pickle, of which nothing is run (`readPickle`).
 *
 * @param where the file, for errors
 * @throws StrnnError `data` for a file that is damaged or cut, or whose dtype is not read, naming the byte
 */
export function readNpy(bytes: Uint8Array, where: string, options: ReadNpyOptions = {}): NdArray {
  const { maxBytes = 2 ** 31 } = options;
  if (!(typeof maxBytes === 'number' && maxBytes > 0)) {
    throw new StrnnError('option', `readNpy.maxBytes: expected a number of bytes above 0, found ${String(maxBytes)}`);
  }
  let at = 0;
  const fail = (reason: string): StrnnError => new StrnnError('data', `${where}: at byte ${at}: ${reason}`);
  if (bytes.length < 10 || magic.some((byte, i) => bytes[i] !== byte)) {
    throw fail(`expected a .npy file (93 4e 55 4d 50 59 and at least 4 bytes more), found ${shown(bytes)}`);
  }
  at = 6;
  const version = bytes[6];
  if (version < 1 || version > 3) throw fail(`expected format 1, 2 or 3, found ${version}`);
  at = 8;
  const start = version === 1 ? 10 : 12;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const length = version === 1 ? view.getUint16(8, true) : bytes.length < 12 ? Infinity : view.getUint32(8, true);
  if (!(length <= Math.min(mostHeader, bytes.length - start))) {
    throw fail(
      `expected a header of at most ${Math.min(mostHeader, bytes.length - start)} bytes, found one of ${length}`,
    );
  }
  at = start;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, length).toString(version === 3 ? 'utf8' : 'latin1');
  const header = parseNpyHeader(text);
  if (typeof header === 'string') throw fail(header);
  const { descr, fortranOrder, shape } = header;
  const dtype = ndDtype(descr);
  if (dtype === undefined)
    throw fail(`expected a dtype of ${ndDtypesRead}, found ${JSON.stringify(descr.slice(0, 100))}`);

  at = start + length;
  const content = bytes.subarray(at);
  if (dtype.dtype === 'object')
    return objects(readPickle(content, `${where}, pickle from byte ${at}`, { maxBytes }), shape, fail);
  let left = maxBytes;
  const take = (count: number): void => {
    left -= count;
    if (!(left >= 0)) throw fail(`with this the array takes more than the ${maxBytes} bytes allowed (maxBytes)`);
  };
  const size = ndCount(shape, fail) * dtype.size;
  if (size > content.length)
    throw fail(`expected ${size} bytes for ${shape.join(' x ') || 'one'} (${descr}), found ${content.length}`);
  return decodeNdArray({ dtype, shape, fortranOrder, bytes: content.subarray(0, size), owned: false }, { take, fail });
}

/** `numpy.save` pickles the whole array; its order is in the pickle. */
function objects(value: PickleValue, shape: readonly number[], fail: (reason: string) => Error): NdArray {
  const isArray = value !== null && typeof value === 'object' && 'dtype' in value;
  if (!isArray || value.dtype !== 'object' || value.shape.join() !== shape.join()) {
    throw fail(`expected a pickle of an array of ${shape.join(' x ') || 'one'} objects, found another value`);
  }
  return value;
}

function shown(bytes: Uint8Array): string {
  return bytes.length === 0 ? 'no bytes' : Buffer.from(bytes.subarray(0, 10)).toString('hex');
}
