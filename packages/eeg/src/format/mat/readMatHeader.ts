import { matNumericClass, matNumericTypes } from './matNumericTypes.js';
import type { MatClass, MatNumericClass } from './MatValue.js';
import type { MatStream } from './MatStream.js';
import { readMatFieldNames } from './readMatFieldNames.js';
import { readMatName } from './readMatName.js';
import { matTypeName, readMatTag } from './readMatTag.js';
import type { MatTask } from './MatTask.js';

/** What an array says of itself before its values. */
export interface MatHeader {
  readonly class: MatClass;
  /** Of a numeric or logical array: the class of its numbers. */
  readonly numeric: MatNumericClass | undefined;
  readonly logical: boolean;
  readonly complex: boolean;
  readonly global: boolean;
  readonly dims: readonly number[];
  /** Product of the dimensions. */
  readonly count: number;
  readonly name: string;
  /** Of a struct or object. */
  readonly fields: readonly string[];
  /** Class name of an object. */
  readonly type: string;
  /** Offset of its tag. */
  readonly at: number;
  /** Offset after its last byte. */
  readonly end: number;
}

const otherClasses = new Map<number, MatClass>([
  [1, 'cell'],
  [2, 'struct'],
  [3, 'object'],
  [4, 'char'],
  [5, 'sparse'],
  [16, 'function'],
  [17, 'opaque'],
]);
const mostDimensions = 1000;
/** First number of a reference to MCOS objects. */
const objectReference = 0xdd000000;

/**
 * Reads the head of an array (miMATRIX) of version 5: flags, dimensions, name; the field names of a struct, the class name
 * of an object. The stream then stands before the values.
 *
 * @param warn is told what is wrong but readable
 * @param insideOpaque whether the array is the content of an opaque object, which is not looked into any deeper
 * @throws StrnnError `data`
 */
export function* readMatHeader(
  stream: MatStream,
  end: number,
  warn: (text: string) => void,
  insideOpaque = false,
): MatTask<MatHeader> {
  const tag = yield* readMatTag(stream, end);
  if (tag.type !== 14) throw stream.fault(matTypeName(14), matTypeName(tag.type), tag.at);
  const { at } = tag;
  const inner = stream.offset() + tag.bytes;
  // A matrix of no bytes is MATLAB's [].
  const flags = tag.bytes === 0 ? matNumericTypes.double.mx : yield* readFlags(stream, inner);
  const numeric = matNumericClass(flags & 0xff);
  const logical = (flags & 0x200) !== 0;
  const named = numeric === undefined ? otherClasses.get(flags & 0xff) : logical ? 'logical' : numeric;
  if (named === undefined) throw stream.fault('an array class (1 to 17)', String(flags & 0xff), at + 16);

  let dims: readonly number[] = [0, 0];
  let name = '';
  let type = '';
  let fields: readonly string[] = [];
  if (named === 'opaque') {
    name = yield* readMatName(stream, inner, warn);
    yield* readMatName(stream, inner, warn); // 'MCOS' or 'java'
    type = yield* readMatName(stream, inner, warn);
    dims = insideOpaque ? [1, 1] : yield* readOpaqueDims(stream, inner, warn);
  } else if (tag.bytes > 0) {
    dims = yield* readDims(stream, inner, warn);
    name = yield* readMatName(stream, inner, warn);
    if (named === 'object') type = yield* readMatName(stream, inner, warn);
    if (named === 'object' || named === 'struct') fields = yield* readMatFieldNames(stream, inner, warn);
  }
  const count = dims.reduce((product, size) => product * size, 1);
  if (!Number.isSafeInteger(count)) throw stream.fault('fewer than 2^53 values', dims.join(' x '), at);
  const [complex, global] = [(flags & 0x800) !== 0, (flags & 0x400) !== 0];
  // Spreading would take longer than all the rest.
  return { class: named, numeric, logical, complex, global, dims, count, name, fields, type, at, end: inner };
}

function* readFlags(stream: MatStream, end: number): MatTask<number> {
  const tag = yield* readMatTag(stream, end);
  if ((tag.type !== 6 && tag.type !== 5) || tag.bytes !== 8) {
    throw stream.fault(
      'array flags, 8 bytes of miUINT32 (6)',
      `${tag.bytes} bytes of ${matTypeName(tag.type)}`,
      tag.at,
    );
  }
  const bytes = yield* stream.take(8);
  return stream.bigEndian ? bytes.readUInt32BE() : bytes.readUInt32LE();
}

function* readDims(stream: MatStream, end: number, warn: (text: string) => void): MatTask<number[]> {
  const tag = yield* readMatTag(stream, end);
  if (tag.type === 6) warn(`the dimensions at byte ${tag.at} are miUINT32 instead of miINT32`);
  else if (tag.type !== 5) throw stream.fault(`dimensions of type ${matTypeName(5)}`, matTypeName(tag.type), tag.at);
  const count = tag.bytes / 4;
  if (!Number.isInteger(count) || count < 1 || count > mostDimensions) {
    throw stream.fault(`1 to ${mostDimensions} dimensions of 4 bytes`, `${tag.bytes} bytes`, tag.at);
  }
  const bytes = yield* stream.take(tag.bytes);
  const dims = Array.from({ length: count }, (_, i) =>
    stream.bigEndian ? bytes.readInt32BE(4 * i) : bytes.readInt32LE(4 * i),
  );
  if (dims.some((size) => size < 0)) throw stream.fault('dimensions of 0 to 2^31 - 1', dims.join(' x '), tag.at);
  yield* stream.skip(tag.padding);
  if (count === 1) {
    warn(`the array at byte ${tag.at} has one dimension, read as a column`);
    dims.push(1);
  }
  return dims;
}

/**
 * The dimensions of an opaque object: MCOS refers to it by a uint32 array of a marker, the number of dimensions, the
 * dimensions and the object numbers. Everything else (Java objects, enumerations) is taken for one object.
 */
function* readOpaqueDims(stream: MatStream, end: number, warn: (text: string) => void): MatTask<number[]> {
  if (stream.offset() >= end) return [1, 1];
  const header = yield* readMatHeader(stream, end, warn, true);
  if (header.class !== 'uint32' || header.count < 4) return [1, 1];
  const tag = yield* readMatTag(stream, header.end);
  if (tag.type !== 6 || tag.bytes < 16) return [1, 1];
  const number = function* (): MatTask<number> {
    const bytes = yield* stream.take(4);
    return stream.bigEndian ? bytes.readUInt32BE() : bytes.readUInt32LE();
  };
  if ((yield* number()) !== objectReference) return [1, 1];
  const rank = yield* number();
  if (rank < 2 || 8 + 4 * rank > tag.bytes) return [1, 1];
  const dims: number[] = [];
  while (dims.length < Math.min(rank, 32)) dims.push(yield* number());
  return dims;
}
