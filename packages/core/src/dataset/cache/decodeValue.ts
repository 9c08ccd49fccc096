import { createHash } from 'node:crypto';
import { cacheMagic, pad, type StoredHeader } from './encodeValue.js';
import type { StoredValue } from './StoredValue.js';

const hashBytes = 32;

/** What a cache file holds, or undefined when it is damaged, cut, of another form, or of another key. */
export function decodeValue(key: string, file: Buffer): StoredValue | undefined {
  const end = file.byteLength - hashBytes;
  if (end < 12 || file.toString('latin1', 0, 8) !== cacheMagic) return undefined;
  const content = file.subarray(0, end);
  if (!createHash('sha256').update(content).digest().equals(file.subarray(end))) return undefined;
  // From here on the file is what `encodeValue` wrote.
  const start = 12 + content.readUInt32LE(8);
  const stored = JSON.parse(content.toString('utf8', 12, start)) as StoredHeader;
  if (stored.key !== key) return undefined;
  let offset = start;
  const arrays = stored.arrays.map(({ length, single }) => {
    const bytes = length * (single ? 4 : 8);
    const values = new Uint8Array(content.subarray(offset, offset + bytes)).buffer;
    offset += pad(bytes);
    return single ? new Float32Array(values) : new Float64Array(values);
  });
  return { header: stored.header, arrays };
}
