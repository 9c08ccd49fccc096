import type { MatSparse } from '../mat/MatValue.js';
import { hdf5ComplexMembers, hdf5ComplexNumbers } from './hdf5Numbers.js';
import type { Hdf5Object } from './Hdf5Object.js';
import type { Mat73Header } from './mat73Header.js';
import type { Mat73Reader } from './Mat73Reader.js';
import { readHdf5Bytes } from './readHdf5Bytes.js';
import { readMat73Numbers } from './readMat73Leaf.js';

/**
 * A sparse array: a group of `jc` (where each column starts), and where there are entries `ir` (their rows) and `data`.
 *
 * @throws StrnnError `data` when these do not fit each other
 */
export async function readMat73Sparse(
  reader: Mat73Reader,
  object: Hdf5Object,
  header: Mat73Header,
): Promise<MatSparse> {
  const { path, attributes } = object;
  const fail = (reason: string): Error => reader.fail(path, `a sparse array; ${reason}`);
  const rows = attributes.MATLAB_sparse;
  if (typeof rows !== 'number' || !(rows >= 0 && rows < 2 ** 31)) {
    throw fail(`expected a number of rows below 2^31, found ${JSON.stringify(rows)}`);
  }
  const { entries } = await reader.file.list(path, 100);
  const members = new Map<string, Hdf5Object>();
  const names = entries.map(({ name }) => name).filter((name) => ['jc', 'ir', 'data'].includes(name));
  const found = await reader.describe(names.map((name) => `${path}/${name}`), 16_384); // prettier-ignore
  names.forEach((name, i) => members.set(name, found[i]));

  const column = members.get('jc');
  if (column === undefined) throw fail("expected a dataset 'jc', found none");
  const start = await indices(reader, column);
  const row = members.has('ir') ? await indices(reader, members.get('ir')!) : new Int32Array(0);
  const count = start.at(-1) ?? 0;
  if (
    start.length === 0 ||
    start[0] !== 0 ||
    start.some((value, i) => i > 0 && value < start[i - 1]) ||
    count > row.length
  ) {
    throw fail(`expected column starts that rise from 0 to at most ${row.length}, found others`);
  }
  const outside = row.findIndex((value, i) => i < count && (value < 0 || value >= rows));
  if (outside >= 0) throw fail(`expected rows from 0 to below ${rows}, found ${row[outside]} at entry ${outside}`);

  const parts = count === 0 ? [new Float64Array(0)] : await values(reader, members.get('data'), path);
  if (parts[0].length < count) throw fail(`expected ${count} values, found ${parts[0].length}`);
  const sparse = {
    class: 'sparse',
    logical: header.numeric === 'uint8',
    dims: [rows, start.length - 1],
    row: row.slice(0, count),
    start,
    data: parts[0].slice(0, count),
  } as const;
  return parts.length === 1 ? sparse : { ...sparse, imaginary: parts[1].slice(0, count) };
}

async function indices(reader: Mat73Reader, object: Hdf5Object): Promise<Int32Array> {
  const numbers = await readMat73Numbers(reader, object, 'double');
  const large = numbers.findIndex((value: number | bigint) => !(value >= 0 && value < 2 ** 31));
  if (large >= 0) throw reader.fail(object.path, `expected numbers from 0 to below 2^31, found ${numbers[large]}`);
  return Int32Array.from(numbers as Float64Array);
}

async function values(
  reader: Mat73Reader,
  object: Hdf5Object | undefined,
  path: string,
): Promise<readonly Float64Array[]> {
  if (object === undefined)
    throw reader.fail(path, "a sparse array with entries; expected a dataset 'data', found none");
  if (object.type === null || hdf5ComplexMembers(object.type) === undefined) {
    return [(await readMat73Numbers(reader, object, 'double')) as Float64Array];
  }
  const bytes = await readHdf5Bytes(reader.file, object, reader.left());
  reader.take(bytes.byteLength, object.path);
  return hdf5ComplexNumbers(object.type, bytes, 'double') as readonly Float64Array[];
}
