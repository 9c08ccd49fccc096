import type { MatValue } from '../mat/MatValue.js';
import type { Hdf5Object } from './Hdf5Object.js';
import { mat73Container, type Mat73Container } from './mat73Container.js';
import { mat73Header } from './mat73Header.js';
import type { Mat73Place, Mat73Reader } from './Mat73Reader.js';
import { readMat73Leaf } from './readMat73Leaf.js';

/** The values of a struct or cell are asked for so many at a time, with their bytes where they are small. */
const together = 64;
const smallBytes = 16_384;
const nothing: MatValue = { class: 'double', dims: [0, 0], data: new Float64Array(0) };

/**
 * A whole value: what it refers to is read too.
 *
 * @throws StrnnError `data`, see `mat73Container` and `readMat73Leaf`
 */
export async function readMat73Value(reader: Mat73Reader, object: Hdf5Object, place: Mat73Place): Promise<MatValue> {
  const header = mat73Header(object);
  if (!isMat73Container(object)) return readMat73Leaf(reader, object, header);
  const container = await mat73Container(reader, object, header);
  reader.take(64, object.path);
  const values: MatValue[] = [];
  if (container.targets.length > 0) reader.enter(object, container.targets.length, place);
  for await (const child of mat73Children(reader, object, container, place, () => true)) {
    values.push(child.object === undefined ? nothing : await readMat73Value(reader, child.object, child.place));
  }
  const { dims, fields } = container;
  if (container.class === 'cell') return { class: 'cell', dims, cells: values };
  const count = dims.reduce((product, size) => product * size, 1);
  reader.take(count * (48 * fields.length + 8), object.path);
  const elements = Array.from({ length: count }, (_, element) => {
    return new Map(fields.map((field, i) => [field, values[element * fields.length + i]]));
  });
  return container.class === 'struct'
    ? { class: 'struct', dims, fields, elements }
    : { class: 'object', type: header.type ?? '', dims, fields, elements };
}

/** Structs, old objects and cells of references; a cell of strings (not of MATLAB) is none. */
export function isMat73Container(object: Hdf5Object): boolean {
  const found = mat73Header(object).class;
  return found === 'struct' || found === 'object' || (found === 'cell' && object.type?.type !== 3);
}

export interface Mat73Child {
  readonly place: Mat73Place;
  /** Undefined for a reference to nothing. */
  readonly object: Hdf5Object | undefined;
}

/** The values of a struct or cell that are wanted, in their order. */
export async function* mat73Children(
  reader: Mat73Reader,
  object: Hdf5Object,
  container: Mat73Container,
  place: Mat73Place,
  wanted: (path: string) => boolean,
): AsyncGenerator<Mat73Child> {
  const { targets, fields } = container;
  const around = [...place.around, object.address];
  const pathOf = (index: number): string => {
    if (container.class === 'cell') return `${place.path}{${index + 1}}`;
    const element = Math.floor(index / fields.length);
    const many = targets.length > fields.length;
    return `${place.path}${many ? `(${element + 1})` : ''}.${fields[index % fields.length]}`;
  };
  for (let from = 0; from < targets.length; from += together) {
    const places: Mat73Place[] = [];
    const chosen: (string | number)[] = [];
    for (let index = from; index < Math.min(from + together, targets.length); index++) {
      const path = pathOf(index);
      if (!wanted(path)) continue;
      places.push({ path, around });
      chosen.push(targets[index]);
    }
    const there = chosen.filter((target) => target !== 0);
    const objects = there.length === 0 ? [] : await reader.describe(there, smallBytes);
    let at = 0;
    for (const [i, target] of chosen.entries())
      yield { place: places[i], object: target === 0 ? undefined : objects[at++] };
  }
}
