import { endianness } from 'node:os';
import { StrnnError } from '@strnn/core/error';
import { matNumericTypes } from './matNumericTypes.js';
import type { MatArrayData, MatChar, MatNumericClass, MatStruct, MatValue } from './MatValue.js';

const bigEndianMachine = endianness() === 'BE';
const padding = new Uint8Array(8);
/** MATLAB refuses more in version 5. */
const mostBytes = 2 ** 31 - 1;
const nameRule = /^[A-Za-z]\w{0,62}$/;

/** The bytes of an element, in pieces; the values of arrays are not copied. */
export interface MatEncoded {
  readonly pieces: readonly Uint8Array[];
  readonly bytes: number;
}

/**
 * A value as an array element (miMATRIX) of version 5, little-endian, laid out as SciPy's `savemat` does: numbers are
 * stored in the type of their class, text as UTF-8.
 *
 * @param name of the variable, '' inside structs and cells
 * @param where names the value in messages
 * @throws StrnnError `shape` for sizes that do not fit or 2 GiB, `option` for names that MATLAB refuses and for sparse
 * arrays, objects and opaque values, which are not written
 */
export function encodeMatValue(value: MatValue, name: string, where: string): MatEncoded {
  const parts = [flags(value, where), dimensions(value, where), element(1, Buffer.from(name, 'latin1'))];
  switch (value.class) {
    case 'char':
      parts.push(element(16, Buffer.from(characters(value, where), 'utf8')));
      break;
    case 'cell':
      checkCount(value.dims, value.cells.length, where);
      for (const [i, cell] of value.cells.entries()) parts.push(encodeMatValue(cell, '', `${where}{${i + 1}}`));
      break;
    case 'struct':
      parts.push(...structParts(value, where));
      break;
    case 'logical':
      parts.push(numbers('uint8', value.data, value.dims, where));
      break;
    case 'sparse':
    case 'object':
    case 'function':
    case 'opaque':
      throw new StrnnError(
        'option',
        `${where}: expected a numeric, logical, char, cell or struct value, found ${value.class}`,
      );
    default:
      parts.push(numbers(value.class, value.data, value.dims, where));
      if (value.imaginary !== undefined) parts.push(numbers(value.class, value.imaginary, value.dims, where));
  }
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  if (bytes > mostBytes) {
    throw new StrnnError(
      'shape',
      `${where}: expected at most ${mostBytes} bytes (MATLAB's limit in version 5), found ${bytes}`,
    );
  }
  return { pieces: [words(14, bytes), ...parts.flatMap((part) => part.pieces)], bytes: bytes + 8 };
}

/** @throws StrnnError `option` unless a name is one that MATLAB takes */
export function checkMatName(name: string, where: string): void {
  if (nameRule.test(name)) return;
  throw new StrnnError(
    'option',
    `${where}: expected a name of a letter and up to 62 letters, digits and _, found '${name}'`,
  );
}

function flags(value: MatValue, where: string): MatEncoded {
  const others: Partial<Record<MatValue['class'], number>> = { cell: 1, struct: 2, char: 4, logical: 9 };
  const mx = others[value.class] ?? matNumericTypes[value.class as MatNumericClass]?.mx ?? 0;
  const complex = 'imaginary' in value && value.imaginary !== undefined ? 0x800 : 0;
  if (value.dims.length < 2)
    throw new StrnnError('shape', `${where}: expected two or more dimensions, found ${value.dims.length}`);
  return { pieces: [words(6, 8, mx | complex | (value.class === 'logical' ? 0x200 : 0), 0)], bytes: 16 };
}

function dimensions({ dims }: MatValue, where: string): MatEncoded {
  const wrong = dims.find((size) => !(Number.isInteger(size) && size >= 0 && size < 2 ** 31));
  if (wrong !== undefined)
    throw new StrnnError('shape', `${where}: expected dimensions of 0 to 2^31 - 1, found ${wrong}`);
  return element(5, words(...dims));
}

function numbers(kind: MatNumericClass, data: MatArrayData, dims: readonly number[], where: string): MatEncoded {
  checkCount(dims, data.length, where);
  const { mi, size, make } = matNumericTypes[kind];
  if (!(data instanceof make(0).constructor)) {
    throw new StrnnError(
      'shape',
      `${where}: expected the typed array of class ${kind}, found ${data.constructor.name}`,
    );
  }
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (!bigEndianMachine || size === 1) return element(mi, bytes);
  const swapped = Buffer.from(bytes);
  return element(mi, size === 8 ? swapped.swap64() : size === 4 ? swapped.swap32() : swapped.swap16());
}

/** Characters column by column, page after page. */
function characters({ dims, rows }: MatChar, where: string): string {
  const [height = 0, width = 0] = dims;
  const count = dims.reduce((product, size) => product * size, 1);
  const wrong = rows.find((row) => row.length !== width);
  if (wrong !== undefined || rows.length * width !== count) {
    throw new StrnnError(
      'shape',
      `${where}: expected ${dims.join(' x ')} characters, found ${rows.length} rows${wrong === undefined ? '' : `, one of ${wrong.length}`}`,
    );
  }
  if (height === 1) return rows.join('');
  const text: string[] = [];
  for (let page = 0; page < rows.length; page += height) {
    for (let column = 0; column < width; column++) {
      for (let row = 0; row < height; row++) text.push(rows[page + row][column]);
    }
  }
  return text.join('');
}

function structParts({ dims, fields, elements }: MatStruct, where: string): MatEncoded[] {
  checkCount(dims, elements.length, where);
  for (const field of fields) checkMatName(field, `${where}, field`);
  const length = Math.max(0, ...fields.map((field) => field.length)) + 1;
  const names = Buffer.alloc(length * fields.length);
  for (const [i, field] of fields.entries()) names.write(field, i * length, 'latin1');
  const parts = [element(5, words(length)), element(1, names)];
  for (const [i, values] of elements.entries()) {
    for (const field of fields) {
      const inside = `${where}${elements.length === 1 ? '' : `(${i + 1})`}.${field}`;
      const value = values.get(field);
      if (value === undefined) throw new StrnnError('shape', `${inside}: expected a value, found none`);
      parts.push(encodeMatValue(value, '', inside));
    }
  }
  return parts;
}

function checkCount(dims: readonly number[], found: number, where: string): void {
  if (dims.reduce((product, size) => product * size, 1) === found) return;
  throw new StrnnError('shape', `${where}: expected ${dims.join(' x ')} values, found ${found}`);
}

/** An element of up to 4 bytes in the small form, a longer one padded to 8. */
function element(type: number, data: Uint8Array): MatEncoded {
  if (data.length <= 4) {
    const small = Buffer.alloc(8);
    small.writeUInt32LE(((data.length << 16) | type) >>> 0);
    small.set(data, 4);
    return { pieces: [small], bytes: 8 };
  }
  const rest = (8 - (data.length % 8)) % 8;
  const pieces = [words(type, data.length), data];
  if (rest > 0) pieces.push(padding.subarray(0, rest));
  return { pieces, bytes: 8 + data.length + rest };
}

function words(...numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [i, number] of numbers.entries()) bytes.writeUInt32LE(number, 4 * i);
  return bytes;
}
