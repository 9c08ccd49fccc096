import { matNumericTypes } from './matNumericTypes.js';
import { readMatChars } from './readMatChars.js';
import { readMatElement } from './readMatElement.js';
import { readMatHeader } from './readMatHeader.js';
import type { MatHeader } from './readMatHeader.js';
import type { MatReader } from './MatReader.js';
import { readMatSparse } from './readMatSparse.js';
import type { MatArrayData, MatNumericClass, MatStruct, MatValue } from './MatValue.js';
import type { MatTask } from './MatTask.js';

/** Structs and cells inside each other. */
const deepestMatValue = 100;
const empty: MatValue = { class: 'double', dims: [0, 0], data: new Float64Array(0) };
const noFields: ReadonlyMap<string, MatValue> = new Map();

/**
 * Reads the values that follow the head of an array of version 5, up to its end.
 *
 * @param depth how many structs and cells it is inside of
 * @throws StrnnError `data`
 */
export function* readMatValue(reader: MatReader, header: MatHeader, depth = 0): MatTask<MatValue> {
  const value = yield* readValues(reader, header, depth);
  const rest = header.end - reader.stream.offset();
  if (rest >= 8 && header.class !== 'function' && header.class !== 'opaque') {
    reader.warn(`${rest} bytes after the last element of the array at byte ${header.at} were passed over`);
  }
  yield* reader.stream.skip(rest);
  return value;
}

/** @throws StrnnError `data` for the 101st struct or cell around an array */
export function checkMatDepth({ stream }: MatReader, header: MatHeader, depth: number): void {
  if (depth <= deepestMatValue) return;
  throw stream.fault(`structs and cells at most ${deepestMatValue} deep`, 'a deeper one', header.at);
}

/** @throws StrnnError `data` when the array has too few bytes for its elements, each a matrix of 8 bytes or more */
export function checkMatElements({ stream }: MatReader, header: MatHeader): void {
  const elements = header.count * (header.class === 'cell' ? 1 : header.fields.length);
  const most = Math.floor((header.end - stream.offset()) / 8);
  if (elements <= most) return;
  const expected = `at most ${most} elements in the bytes of the ${header.class}`;
  throw stream.fault(expected, `${elements} (${header.dims.join(' x ')})`, header.at);
}

function* readValues(reader: MatReader, header: MatHeader, depth: number): MatTask<MatValue> {
  const { budget } = reader;
  const { dims, count, end } = header;
  checkMatDepth(reader, header, depth);
  if (end === header.at + 8) return empty;
  budget.take(256);
  switch (header.class) {
    case 'opaque':
      return { class: 'opaque', type: header.type, dims };
    case 'function':
      return { class: 'function', dims };
    case 'sparse':
      return yield* readMatSparse(reader, header);
    case 'char':
      return yield* readMatChars(reader, header);
    case 'cell': {
      checkMatElements(reader, header);
      const cells: MatValue[] = [];
      for (let i = 0; i < count; i++) cells.push(yield* readMember(reader, end, depth));
      return { class: 'cell', dims, cells };
    }
    case 'struct':
    case 'object':
      return yield* readStruct(reader, header, depth);
    case 'logical': {
      const data = yield* numbers(reader, header, header.numeric === 'uint8' ? 'uint8' : 'double');
      const ones = data instanceof Uint8Array ? data : new Uint8Array(count);
      for (let i = 0; i < count; i++) ones[i] = Number(data[i]) === 0 ? 0 : 1;
      return { class: 'logical', dims, data: ones };
    }
    default: {
      const data = yield* numbers(reader, header, header.class);
      if (!header.complex) return { class: header.class, dims, data };
      return { class: header.class, dims, data, imaginary: yield* numbers(reader, header, header.class) };
    }
  }
}

function* numbers(reader: MatReader, { count, end }: MatHeader, wanted: MatNumericClass): MatTask<MatArrayData> {
  // Some writers leave the data element of an empty array out.
  if (count === 0 && reader.stream.offset() === end) return matNumericTypes[wanted].make(0);
  return (yield* readMatElement(reader, end, count, wanted)).data;
}

function* readMember(reader: MatReader, end: number, depth: number): MatTask<MatValue> {
  reader.budget.take(16);
  const header = yield* readMatHeader(reader.stream, end, reader.warn);
  return yield* readMatValue(reader, header, depth + 1);
}

function* readStruct(reader: MatReader, header: MatHeader, depth: number): MatTask<MatStruct> {
  const { fields, count, dims, end } = header;
  checkMatElements(reader, header);
  if (fields.length === 0) reader.budget.takeUnbacked(8 * count);
  const elements: ReadonlyMap<string, MatValue>[] = [];
  for (let i = 0; i < count; i++) {
    if (fields.length === 0) {
      elements.push(noFields);
      continue;
    }
    reader.budget.take(256 + 48 * fields.length);
    const element = new Map<string, MatValue>();
    for (const field of fields) element.set(field, yield* readMember(reader, end, depth));
    elements.push(element);
  }
  const struct = { dims, fields, elements };
  return header.class === 'object' ? { class: 'object', type: header.type, ...struct } : { class: 'struct', ...struct };
}
