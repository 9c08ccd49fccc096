import { hdf5Numbers } from './hdf5Numbers.js';
import type { Hdf5Object } from './Hdf5Object.js';
import type { Mat73Header } from './mat73Header.js';
import type { Mat73Reader } from './Mat73Reader.js';
import { readHdf5Bytes } from './readHdf5Bytes.js';

/** A struct, an old object or a cell array: what it is made of, not yet read. */
export interface Mat73Container {
  readonly class: 'struct' | 'object' | 'cell';
  readonly dims: readonly number[];
  /** Of structs and objects; a cell has none. */
  readonly fields: readonly string[];
  /**
   * Paths or addresses of the values, 0 for none: of a cell one per element, of a struct array the fields of the first
   * element, then those of the second.
   */
  readonly targets: readonly string[] | Float64Array;
}

const mostFields = 100_000;
/** Elements of a struct array without fields, of which the file holds nothing. */
const mostBare = 1_000_000;
/** The dims of an empty array. */
const dimsBytes = 256;

/**
 * MATLAB writes a struct as a group with one object per field, and a struct array as a group whose fields are datasets of
 * references (told apart from a cell by having no class). Fields are in MATLAB's order where the file keeps it, else by name.
 */
export async function mat73Container(
  reader: Mat73Reader,
  object: Hdf5Object,
  header: Mat73Header,
): Promise<Mat73Container> {
  const { path, type, shape, attributes, kind } = object;
  if (header.class === 'cell') {
    if (header.empty) return emptyContainer(reader, object, header, []);
    if (!isReferences(object))
      throw reader.fail(path, `a cell array; expected object references, found another type of data`);
    return { class: 'cell', dims: header.dims, fields: [], targets: await references(reader, object) };
  }
  const named = fieldNames(attributes.MATLAB_fields);
  if (kind === 'dataset') {
    if (header.empty) return emptyContainer(reader, object, header, named ?? []);
    throw reader.fail(path, `a struct; expected a group or an empty dataset, found data of ${type?.size} bytes each`);
  }
  const fields = await listFields(reader, path, named);
  const first = fields.length === 0 ? [] : await reader.describe([join(path, fields[0])], dimsBytes);
  const single = { class: header.class as 'struct' | 'object', dims: [1, 1], fields };
  if (fields.length === 0 || !isField(first[0]))
    return { ...single, targets: fields.map((field) => join(path, field)) };

  const columns = await reader.describe(fields.map((field) => join(path, field)), dimsBytes); // prettier-ignore
  const sizes = columns[0].shape!;
  const wrong = columns.find((column) => !isField(column) || column.shape!.join() !== sizes.join());
  if (wrong !== undefined) {
    const found = wrong.shape === null ? wrong.kind : `${wrong.shape.join(' x ')}`;
    throw reader.fail(
      wrong.path,
      `a field of a struct array; expected ${sizes.join(' x ')} references, found ${found}`,
    );
  }
  const values: Float64Array[] = [];
  for (const column of columns) values.push(await references(reader, column));
  const targets = new Float64Array(values[0].length * fields.length);
  values.forEach((column, field) =>
    column.forEach((target, element) => (targets[element * fields.length + field] = target)),
  );
  const dims = [...(shape ?? sizes)].reverse();
  return { ...single, dims: dims.length >= 2 ? dims : [dims[0] ?? 1, 1], targets };
}

const join = (path: string, name: string): string => (path === '/' ? `/${name}` : `${path}/${name}`);

const isReferences = ({ type }: Hdf5Object): boolean =>
  type?.type === 7 && type.ref_type === 'object' && type.size === 8;

/** A field of a struct array. */
const isField = (object: Hdf5Object): boolean =>
  object.kind === 'dataset' &&
  object.attributes.MATLAB_class === undefined &&
  isReferences(object) &&
  object.shape !== null;

function emptyContainer(
  reader: Mat73Reader,
  { path }: Hdf5Object,
  header: Mat73Header,
  fields: readonly string[],
): Mat73Container {
  const count = header.dims.reduce((product, size) => product * size, 1);
  const allowed = header.class === 'cell' || fields.length > 0 ? 0 : mostBare;
  if (!(count <= allowed)) {
    throw reader.fail(
      path,
      `marked as empty; expected at most ${allowed} elements, found dims ${header.dims.join(' x ')}`,
    );
  }
  return { class: header.class as 'struct' | 'object' | 'cell', dims: header.dims, fields, targets: [] };
}

async function listFields(
  reader: Mat73Reader,
  path: string,
  named: readonly string[] | undefined,
): Promise<readonly string[]> {
  const { entries, more } = await reader.file.list(path, mostFields);
  if (more > 0)
    throw reader.fail(path, `a struct; expected at most ${mostFields} fields, found ${entries.length + more}`);
  const names = new Set(entries.map(({ name }) => name));
  const missing = named?.find((name) => !names.has(name));
  if (missing !== undefined) throw reader.fail(path, `a struct whose field '${missing}' is missing`);
  const first = new Set(named);
  return [...first, ...entries.map(({ name }) => name).filter((name) => !first.has(name))];
}

function fieldNames(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((name) => typeof name === 'string') ? value : undefined;
}

/** References are addresses; those to nothing (0 or all ones) become 0. */
async function references(reader: Mat73Reader, object: Hdf5Object): Promise<Float64Array> {
  const bytes = await readHdf5Bytes(reader.file, object, reader.left());
  reader.take(bytes.byteLength, object.path);
  const type = { ...object.type!, type: 0, signed: false };
  const addresses = hdf5Numbers(type, bytes, 'double') as Float64Array;
  return addresses.map((address) => (address >= 2 ** 53 ? 0 : address));
}
