import { matCharRows } from '../mat/matCharRows.js';
import type { MatArrayData, MatChar, MatNumericClass, MatValue } from '../mat/MatValue.js';
import { hdf5ComplexNumbers, hdf5NumberBytes, hdf5NumericClass, hdf5Numbers } from './hdf5Numbers.js';
import { hdf5TypeName } from './hdf5TypeName.js';
import type { Hdf5Object, Hdf5Type } from './Hdf5Object.js';
import type { Mat73Header } from './mat73Header.js';
import type { Mat73Reader } from './Mat73Reader.js';
import { readHdf5Bytes } from './readHdf5Bytes.js';
import { readMat73Sparse } from './readMat73Sparse.js';

/** A row of an empty char array is a string all the same, and nothing in the file stands behind their number. */
const mostEmptyRows = 1_000_000;
const numberless: Hdf5Type = { type: 1, size: 8, signed: true, littleEndian: true, vlen: false };

/**
 * The value of anything but a struct, an object or a cell of references.
 *
 * @throws StrnnError `data` for data that do not fit the class, or that take more than is left of the reader's bytes.
 */
export async function readMat73Leaf(reader: Mat73Reader, object: Hdf5Object, header: Mat73Header): Promise<MatValue> {
  const { class: found, dims, type } = header;
  reader.take(64, object.path);
  if (found === 'function') return { class: 'function', dims };
  if (found === 'opaque') return { class: 'opaque', type: type ?? '', dims };
  if (found === 'sparse') return readMat73Sparse(reader, object, header);
  if (header.empty && dims.every((size) => size > 0)) {
    throw reader.fail(object.path, `marked as empty, with dims ${dims.join(' x ')} that are not`);
  }
  if (found === 'char' || found === 'cell') {
    if (header.empty) return emptyChar(reader, object, dims);
    return object.type?.type === 3 ? readStrings(reader, object, dims) : readChars(reader, object, dims);
  }
  if (found === 'logical') {
    const data = header.empty ? new Uint8Array(0) : ((await readMat73Numbers(reader, object, 'uint8')) as Uint8Array);
    return { class: 'logical', dims, data: data.map((value) => (value === 0 ? 0 : 1)) };
  }
  const numeric = found as MatNumericClass;
  if (header.empty) return { class: numeric, dims, data: hdf5Numbers(numberless, new Uint8Array(0), numeric) };
  if (!header.complex) return { class: numeric, dims, data: await readMat73Numbers(reader, object, numeric) };
  const bytes = await readHdf5Bytes(reader.file, object, reader.left());
  reader.take(bytes.byteLength, object.path);
  const [data, imaginary] = hdf5ComplexNumbers(object.type!, bytes, numeric);
  return { class: numeric, dims, data, imaginary };
}

/** @throws StrnnError `data` for a dataset of anything but numbers */
export async function readMat73Numbers(
  reader: Mat73Reader,
  object: Hdf5Object,
  wanted: MatNumericClass,
): Promise<MatArrayData> {
  const { type, path } = object;
  if (type === null || hdf5NumericClass(type) === undefined) {
    throw reader.fail(path, `expected numbers, found a ${type === null ? object.kind : hdf5TypeName(type)}`);
  }
  const bytes = await readHdf5Bytes(reader.file, object, reader.left());
  const count = bytes.byteLength / type.size;
  reader.take(Math.max(bytes.byteLength, hdf5NumberBytes(wanted) * count), path);
  return hdf5Numbers(type, bytes, wanted);
}

function emptyChar(reader: Mat73Reader, { path }: Hdf5Object, dims: readonly number[]): MatChar {
  const rows = dims.reduce((product, size, axis) => (axis === 1 ? product : product * size), 1);
  if (!(dims[1] !== 0 || rows <= mostEmptyRows)) {
    throw reader.fail(path, `expected at most ${mostEmptyRows} empty rows, found dims ${dims.join(' x ')}`);
  }
  return { class: 'char', dims, rows: matCharRows('', dims) };
}

async function readChars(reader: Mat73Reader, object: Hdf5Object, dims: readonly number[]): Promise<MatChar> {
  const codes = (await readMat73Numbers(reader, object, 'uint16')) as Uint16Array;
  const rows = codes.length / (dims[1] || 1);
  reader.take(codes.byteLength + 48 * rows, object.path);
  let text = '';
  for (let at = 0; at < codes.length; at += 8192) text += String.fromCharCode(...codes.subarray(at, at + 8192));
  return { class: 'char', dims, rows: matCharRows(text, dims) };
}

/** Strings of other programs: one is a char array, more are a cell of them. */
async function readStrings(reader: Mat73Reader, object: Hdf5Object, dims: readonly number[]): Promise<MatValue> {
  const { path, type } = object;
  const bytes = await readHdf5Bytes(
    reader.file,
    type!.vlen ? { ...object, data: new ArrayBuffer(0) } : object,
    reader.left(),
  );
  reader.take(
    Math.max(bytes.byteLength, 256 * (object.shape ?? [0]).reduce((product, size) => product * size, 1)),
    path,
  );
  const texts = type!.vlen ? await vlenStrings(reader, object) : fixedStrings(bytes, type!.size, type!.cset === 1);
  const chars = texts.map((text): MatChar => ({ class: 'char', dims: [text === '' ? 0 : 1, text.length], rows: text === '' ? [] : [text] })); // prettier-ignore
  return (object.shape ?? [0]).every((size) => size === 1) ? chars[0] : { class: 'cell', dims, cells: chars };
}

async function vlenStrings(reader: Mat73Reader, { shape, path }: Hdf5Object): Promise<readonly string[]> {
  if (shape === null || shape.includes(0)) return [];
  const texts = await reader.file.strings(path);
  for (const text of texts) reader.take(2 * text.length, path);
  return texts;
}

function fixedStrings(bytes: Uint8Array, size: number, utf8: boolean): readonly string[] {
  const decoder = new TextDecoder(utf8 ? 'utf-8' : 'latin1');
  return Array.from({ length: bytes.byteLength / size }, (_, i) => {
    const text = bytes.subarray(i * size, (i + 1) * size);
    const end = text.indexOf(0);
    return decoder.decode(end < 0 ? text : text.subarray(0, end));
  });
}
