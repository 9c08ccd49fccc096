import { open } from 'node:fs/promises';
import { StrnnError, unknownName } from '@strnn/core/error';
import type { MatFile, MatLeaf, MatVariable, OpenMatOptions } from '../mat/MatFile.js';
import type { MatValue } from '../mat/MatValue.js';
import type { Hdf5Object } from './Hdf5Object.js';
import { hdf5TypeName } from './hdf5TypeName.js';
import { mat73Container } from './mat73Container.js';
import { mat73Header } from './mat73Header.js';
import { createMat73Reader, type Mat73Place, type Mat73Reader } from './Mat73Reader.js';
import { openHdf5, type Hdf5File, type OpenHdf5Options } from './openHdf5.js';
import { isMat73Container, mat73Children, readMat73Value } from './readMat73Value.js';

const mostVariables = 100_000;
/** A file with more damaged variables (and other oddities) is refused. */
const mostDamaged = 20;
/** The dims of an empty array are data. */
const dimsBytes = 256;
const ofMatlab = ['#refs#', '#subsystem#'];

/**
 * Opens a MATLAB 7.3 file, which is HDF5. Variables come by name, or in the order of their making where the file keeps it;
 * their `bytes` are
 * those of the group's or dataset's own elements unpacked (of a cell its references), as libhdf5 does not tell the packed size.
 *
 * Any other HDF5 file opens too, with a warning: groups as structs, numbers as numbers with the dims in reverse (as
 * MATLAB's h5read does), a string as char and several as a cell of chars; links, references and compounds are `'opaque'`.
 *
 * What a value takes is at most `maxBytes`, and per dataset at most 1 MiB or the size of the file, 1032 times that for
 * compressed ones; libhdf5 itself may take 256 MiB more than `maxBytes`, at most 2 GiB in all.
 *
 * @throws StrnnError `data` when there is no such file, or it is not HDF5 or damaged
 */
export async function openMat73(
  file: string,
  options: OpenMatOptions & Pick<OpenHdf5Options, 'timeLimit'> = {},
): Promise<MatFile> {
  const { maxBytes = 2 ** 31, timeLimit = 60 } = options;
  if (!(typeof maxBytes === 'number' && maxBytes > 0)) {
    throw new StrnnError('option', `openMat73.maxBytes: expected a number of bytes above 0, found ${String(maxBytes)}`);
  }
  const hdf5 = await openHdf5(file, { timeLimit, heapBytes: maxBytes + 2 ** 28 });
  try {
    return await openVariables(hdf5, maxBytes);
  } catch (error) {
    await hdf5.close();
    throw error;
  }
}

async function openVariables(hdf5: Hdf5File, maxBytes: number): Promise<MatFile> {
  const { file } = hdf5;
  const description = await readDescription(file);
  const reader = createMat73Reader(hdf5, maxBytes);
  const { entries, more } = await hdf5.list('/', mostVariables);
  if (more > 0) {
    throw new StrnnError(
      'data',
      `${file}: expected at most ${mostVariables} variables, found ${entries.length + more}`,
    );
  }
  const listed = entries.filter(({ name }) => !ofMatlab.includes(name));
  const objects = new Map<string, Hdf5Object | StrnnError>();
  for (let from = 0; from < listed.length; from += 64) {
    const part = listed.slice(from, from + 64);
    const found = await describeEach(reader, part.map(({ path }) => path)); // prettier-ignore
    part.forEach(({ name }, i) => objects.set(name, found[i]));
  }
  const matlab = description.startsWith('MATLAB') || [...objects.values()].some(isMatlab);
  const warnings = matlab ? [] : [`${file} is HDF5 but not a MATLAB file: nothing in it has a MATLAB_class`];
  const variables: MatVariable[] = [];
  for (const [name, object] of objects) {
    try {
      if (object instanceof StrnnError) throw object;
      if (object.link !== undefined) warnings.push(`${name} is a ${object.link}, which is not followed`);
      variables.push(await variableOf(reader, name, object));
    } catch (error) {
      if (!(error instanceof StrnnError)) throw error;
      objects.set(name, error);
      warnings.push(`the variable ${name} is damaged: ${error.message}`);
      if (warnings.length > mostDamaged) throw error;
    }
  }
  const find = (name: string): Hdf5Object => {
    const object = objects.get(name);
    if (object === undefined) throw unknownName(file, 'variable', name, variables.map((variable) => variable.name), 'data'); // prettier-ignore
    if (object instanceof StrnnError) throw object;
    return object;
  };
  return {
    format: matlab ? 'MATLAB 7.3' : 'HDF5',
    file,
    byteOrder: 'little',
    description,
    variables,
    warnings,
    async read(name) {
      return readMat73Value(createMat73Reader(hdf5, maxBytes), find(name), { path: name, around: [] });
    },
    async *leaves(name, wanted = () => true) {
      const object = find(name);
      if (wanted(name)) yield* leaves(createMat73Reader(hdf5, maxBytes), object, { path: name, around: [] }, wanted);
    },
    close: () => hdf5.close(),
  };
}

const isMatlab = (object: Hdf5Object | StrnnError): boolean =>
  !(object instanceof StrnnError) && object.attributes.MATLAB_class !== undefined;

/** One by one where they do not go together, so that a damaged one is told from the others. */
async function describeEach(
  reader: Mat73Reader,
  paths: readonly string[],
): Promise<readonly (Hdf5Object | StrnnError)[]> {
  try {
    return await reader.describe(paths, dimsBytes);
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    const found: (Hdf5Object | StrnnError)[] = [];
    let damaged = 0;
    for (const path of paths) {
      const [object] = await reader.describe([path], dimsBytes).catch((reason: unknown) => {
        if (!(reason instanceof StrnnError) || ++damaged > mostDamaged) throw reason;
        return [reason];
      });
      found.push(object);
    }
    return found;
  }
}

/** The first 116 bytes of the block before HDF5's own, if there is one. */
async function readDescription(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const bytes = Buffer.alloc(116);
    await handle.read(bytes, 0, 116, 0);
    if (bytes.readUInt32BE(0) === 0x89484446) return '';
    const end = bytes.indexOf(0);
    return bytes.toString('latin1', 0, end < 0 ? 116 : end).trimEnd();
  } finally {
    await handle.close();
  }
}

async function variableOf(reader: Mat73Reader, name: string, object: Hdf5Object): Promise<MatVariable> {
  const header = mat73Header(object);
  const { type, shape } = object;
  const variable = {
    name,
    class: header.class,
    dims: header.dims,
    complex: header.complex,
    global: Boolean(object.attributes.MATLAB_global),
    bytes: type === null || shape === null ? 0 : shape.reduce((product, size) => product * size, type.size),
    ...(header.type !== undefined ? { type: header.type } : {}),
  };
  if (header.class === 'sparse') return { ...variable, ...(await sparseVariable(reader, object)) };
  if (header.class === 'cell' || !isMat73Container(object)) return variable;
  const { dims, fields, targets } = await mat73Container(reader, object, header);
  reader.release();
  return { ...variable, dims, fields, bytes: 8 * targets.length };
}

async function sparseVariable(reader: Mat73Reader, { path, attributes }: Hdf5Object): Promise<Partial<MatVariable>> {
  const { entries } = await reader.file.list(path, 100);
  const paths = entries.map((entry) => entry.path);
  const members = await reader.describe(paths, 0);
  const size = ({ type, shape }: Hdf5Object): number =>
    (shape ?? [0]).reduce((product, length) => product * length, type?.size ?? 0);
  const starts = members[entries.findIndex(({ name }) => name === 'jc')]?.shape ?? [];
  const columns = Math.max(0, starts.reduce((product, length) => product * length, 1) - 1);
  return {
    dims: [Number(attributes.MATLAB_sparse), columns],
    complex: members.some(({ type }) => type !== null && hdf5TypeName(type).startsWith('compound')),
    bytes: members.reduce((sum, member) => sum + size(member), 0),
  };
}

async function* leaves(
  reader: Mat73Reader,
  object: Hdf5Object,
  place: Mat73Place,
  wanted: (path: string) => boolean,
): AsyncGenerator<MatLeaf> {
  const header = mat73Header(object);
  const nothing: MatValue = { class: 'double', dims: [0, 0], data: new Float64Array(0) };
  if (!isMat73Container(object)) {
    reader.release();
    yield { path: place.path, value: await readMat73Value(reader, object, place) };
    return;
  }
  const container = await mat73Container(reader, object, header);
  reader.release();
  if (container.targets.length > 0) reader.enter(object, container.targets.length, place);
  for await (const child of mat73Children(reader, object, container, place, wanted)) {
    if (child.object === undefined) yield { path: child.place.path, value: nothing };
    else yield* leaves(reader, child.object, child.place, wanted);
  }
}
