import { createHash } from 'node:crypto';
import type { StoredValue } from './StoredValue.js';

/** First bytes of a cache file; the digits are the version of its form. */
export const cacheMagic = 'STRNNC02';

/** What the JSON at the head of a cache file says. */
export interface StoredHeader {
  readonly key: string;
  readonly header: unknown;
  /** Of every array: its number of values, and whether they are float32 (else float64). */
  readonly arrays: readonly { readonly length: number; readonly single: boolean }[];
}

/**
 * A cache file: magic (8 bytes), length of the header (uint32), header (JSON, blanks up to a multiple of 8), the values of
 * array after array (each from a multiple of 8), SHA-256 of all that (32 bytes). Little-endian.
 */
export function encodeValue(key: string, { header, arrays }: StoredValue): Buffer[] {
  const stored: StoredHeader = {
    key,
    header,
    arrays: arrays.map((array) => ({ length: array.length, single: array instanceof Float32Array })),
  };
  const text = Buffer.from(JSON.stringify(stored));
  const head = Buffer.alloc(pad(12 + text.byteLength), ' ');
  head.write(cacheMagic, 'latin1');
  head.writeUInt32LE(head.byteLength - 12, 8);
  text.copy(head, 12);
  const parts: Buffer[] = [head];
  for (const { buffer, byteOffset, byteLength } of arrays) {
    parts.push(Buffer.from(buffer, byteOffset, byteLength), Buffer.alloc(pad(byteLength) - byteLength));
  }
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return [...parts, hash.digest()];
}

/** The next multiple of 8. */
export function pad(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
