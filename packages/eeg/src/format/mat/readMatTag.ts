import type { MatStream } from './MatStream.js';
import type { MatTask } from './MatTask.js';

/** The head of a data element of version 5; the stream stands at its data. */
export interface MatTag {
  readonly type: number;
  /** Of the data, without padding. */
  readonly bytes: number;
  /** Bytes after the data, up to the next element. */
  readonly padding: number;
  /** Offset of the tag. */
  readonly at: number;
}

const matrix = 14;
const typeNames = new Map([
  [1, 'miINT8'],
  [2, 'miUINT8'],
  [3, 'miINT16'],
  [4, 'miUINT16'],
  [5, 'miINT32'],
  [6, 'miUINT32'],
  [7, 'miSINGLE'],
  [9, 'miDOUBLE'],
  [12, 'miINT64'],
  [13, 'miUINT64'],
  [matrix, 'miMATRIX'],
  [15, 'miCOMPRESSED'],
  [16, 'miUTF8'],
  [17, 'miUTF16'],
  [18, 'miUTF32'],
]);

/**
 * Reads a tag: 8 bytes, or 4 of a small data element, whose data (at most 4 bytes) take the other 4.
 *
 * @param end offset where the enclosing element ends
 * @throws StrnnError `data` when the type is none, or the data would reach beyond `end`
 */
export function* readMatTag(stream: MatStream, end: number): MatTask<MatTag> {
  const at = stream.offset();
  if (end - at < 8) throw stream.fault('a data element', `${end - at} bytes up to the end of what holds it`);
  const word = uint32(stream, yield* stream.take(4));
  const small = word >>> 16 !== 0;
  const type = small ? word & 0xffff : word;
  const bytes = small ? word >>> 16 : uint32(stream, yield* stream.take(4));
  if (!typeNames.has(type)) throw stream.fault('the type of a data element (1 to 18)', String(type), at);
  if (small && bytes > 4) throw stream.fault('at most 4 bytes in a small data element', String(bytes), at);
  const left = end - stream.offset();
  if (bytes > left)
    throw stream.fault(`at most the ${left} bytes that are left`, `${bytes} as the size of a data element`, at);
  // Matrices are made of padded elements; MATLAB pads everything else to 8 bytes, the last one in the file not always.
  const padding = small ? 4 - bytes : type === matrix ? 0 : (8 - (bytes % 8)) % 8;
  return { type, bytes, padding: Math.min(padding, left - bytes), at };
}

/** `miINT32 (5)` */
export function matTypeName(type: number): string {
  return `${typeNames.get(type) ?? 'an unknown type'} (${type})`;
}

function uint32(stream: MatStream, bytes: Buffer): number {
  return stream.bigEndian ? bytes.readUInt32BE() : bytes.readUInt32LE();
}
