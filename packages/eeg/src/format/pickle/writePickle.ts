import { StrnnError } from '@strnn/core/error';
import type { NdArray, NdNumberType } from './NdArray.js';
import { pickleCode as code } from './pickleOpcodes.js';
import type { PickleTuple, PickleValue } from './PickleValue.js';

export interface WritePickleOptions {
  /**
   * 2: as Python 2 writes, with byte strings for strings and for the content of arrays; to be read with
   * `pickle.load(f, encoding='latin1')`, as DEAP's files are. 3: as Python 3 writes, read without more ado. Default 2.
   */
  readonly protocol?: 2 | 3;
}

const deepest = 100;

/**
 * Writes values as a Python pickle. Whole numbers become int, others float; Maps become dicts.
 *
 * @throws StrnnError `option` for a protocol that is none; `data` for strings that are not Latin-1 (protocol 2), arrays of
 * anything but numbers, more than 2 GiB in one array, and values nested deeper than 100
 */
export function writePickle(value: PickleValue, options: WritePickleOptions = {}): Uint8Array<ArrayBuffer> {
  const { protocol = 2 } = options;
  if (protocol !== 2 && protocol !== 3) {
    throw new StrnnError('option', `writePickle.protocol: expected 2 or 3, found ${String(protocol)}`);
  }
  const parts: Uint8Array[] = [Uint8Array.of(code.PROTO, protocol)];
  write(value, { parts, protocol }, 0);
  parts.push(Uint8Array.of(code.STOP));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

interface Output {
  readonly parts: Uint8Array[];
  readonly protocol: 2 | 3;
}

const fail = (reason: string): StrnnError => new StrnnError('data', `writePickle: ${reason}`);
const isTuple = (value: object): value is PickleTuple => 'tuple' in value;

function write(value: PickleValue, output: Output, depth: number): void {
  const { parts } = output;
  const put = (...bytes: number[]): number => parts.push(Uint8Array.from(bytes));
  if (depth > deepest) throw fail(`expected values nested at most ${deepest} deep, found deeper ones`);
  if (value === null) put(code.NONE);
  else if (typeof value === 'boolean') put(value ? code.NEWTRUE : code.NEWFALSE);
  else if (typeof value === 'bigint') writeLong(value, output);
  else if (typeof value === 'number') writeNumber(value, output);
  else if (typeof value === 'string') writeString(value, output);
  else if (value instanceof Uint8Array) writeBytes(value, output);
  else if (value instanceof Map) {
    put(code.EMPTY_DICT, code.MARK);
    for (const [key, content] of value as ReadonlyMap<PickleValue, PickleValue>) {
      write(key, output, depth + 1);
      write(content, output, depth + 1);
    }
    put(code.SETITEMS);
  } else if (Array.isArray(value)) {
    put(code.EMPTY_LIST, code.MARK);
    for (const item of value as readonly PickleValue[]) write(item, output, depth + 1);
    put(code.APPENDS);
  } else if (isTuple(value)) {
    put(code.MARK);
    for (const item of value.tuple) write(item, output, depth + 1);
    put(code.TUPLE);
  } else writeArray(value as NdArray, output, depth);
}

function writeNumber(value: number, { parts }: Output): void {
  const bytes = new DataView(new ArrayBuffer(9));
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    bytes.setUint8(0, code.BINFLOAT);
    bytes.setFloat64(1, value);
    parts.push(new Uint8Array(bytes.buffer));
  } else if (value >= 0 && value < 256) parts.push(Uint8Array.of(code.BININT1, value));
  else if (value === (value | 0)) {
    bytes.setUint8(0, code.BININT);
    bytes.setInt32(1, value, true);
    parts.push(new Uint8Array(bytes.buffer, 0, 5));
  } else writeLong(BigInt(value), { parts, protocol: 2 });
}

function writeLong(value: bigint, { parts }: Output): void {
  const bytes: number[] = [];
  for (let size = 1; size <= 255; size++) {
    bytes.push(Number(BigInt.asUintN(8, value >> BigInt(8 * (size - 1)))));
    if (BigInt.asIntN(8 * size, value) === value) {
      parts.push(Uint8Array.of(code.LONG1, size, ...bytes));
      return;
    }
  }
  throw fail('expected a whole number of at most 255 bytes, found a larger one');
}

function writeString(value: string, output: Output): void {
  if (output.protocol === 2) {
    if (/[^\0-\xff]/.test(value))
      throw fail(`expected a string of Latin-1 (protocol 2), found ${JSON.stringify(value.slice(0, 50))}`);
    writeBytes(Buffer.from(value, 'latin1'), output);
    return;
  }
  const bytes = Buffer.from(value, 'utf8');
  output.parts.push(header(code.BINUNICODE, bytes.byteLength), bytes);
}

/** Byte strings of Python 2 or bytes of Python 3. */
function writeBytes(bytes: Uint8Array, { parts, protocol }: Output): void {
  const size = bytes.byteLength;
  if (size >= 2 ** 31) throw fail(`expected at most ${2 ** 31 - 1} bytes in one string or array, found ${size}`);
  const [short, long] = protocol === 2 ? [code.SHORT_BINSTRING, code.BINSTRING] : [code.SHORT_BINBYTES, code.BINBYTES];
  parts.push(size < 256 ? Uint8Array.of(short, size) : header(long, size), bytes);
}

function header(opcode: number, size: number): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(5));
  bytes.setUint8(0, opcode);
  bytes.setUint32(1, size, true);
  return new Uint8Array(bytes.buffer);
}

const dtypes: Readonly<Record<NdNumberType, string>> = {
  bool: 'b1',
  int8: 'i1',
  uint8: 'u1',
  int16: 'i2',
  uint16: 'u2',
  int32: 'i4',
  uint32: 'u4',
  int64: 'i8',
  uint64: 'u8',
  // Their numbers are in a Float32Array.
  float16: 'f4',
  float32: 'f4',
  float64: 'f8',
};

/** As `numpy.ndarray.__reduce__` describes an array: an empty one, and its state. */
function writeArray(array: NdArray, output: Output, depth: number): void {
  const { dtype, data, shape, fortranOrder } = array;
  if (dtype === 'bytes' || dtype === 'str' || dtype === 'object')
    throw fail(`expected an array of numbers, found one of ${dtype}`);
  const count = shape.reduce((product, size) => product * size, 1);
  if (count !== data.length)
    throw fail(`expected ${count} numbers for the shape ${shape.join(' x ')}, found ${data.length}`);
  const { parts, protocol } = output;
  const put = (...bytes: number[]): number => parts.push(Uint8Array.from(bytes));
  const name = (text: string): number => parts.push(Buffer.from(`c${text.replace(' ', '\n')}\n`, 'latin1'));
  const nested = (value: PickleValue): void => write(value, output, depth + 1);
  name('numpy.core.multiarray _reconstruct');
  name('numpy ndarray');
  nested({ tuple: [0] });
  writeBytes(Buffer.from('b'), output);
  put(code.TUPLE3, code.REDUCE);
  put(code.MARK);
  nested(1);
  nested({ tuple: shape });
  name('numpy dtype');
  nested({ tuple: [dtypes[dtype], 0, 1] });
  put(code.REDUCE);
  const order = data.BYTES_PER_ELEMENT === 1 ? '|' : '<';
  nested({ tuple: [3, order, null, null, null, -1, -1, 0] });
  put(code.BUILD);
  nested(fortranOrder);
  writeBytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), { parts, protocol });
  put(code.TUPLE, code.BUILD);
}
