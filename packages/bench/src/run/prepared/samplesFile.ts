import { createHash, type Hash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { endianness } from 'node:os';
import type { Samples } from '@strnn/core/samples';
import { isRecord } from '../store/isRecord.js';
import { writeAtomic } from '../store/writeAtomic.js';
import { makeArray, packValue, unpackValue, type NumberArray } from './packValue.js';

const magic = 'strnn samples 1\n';
/** The header's length follows the magic text, 4 bytes little-endian. */
const headerAt = magic.length + 4;

interface Header {
  readonly fingerprint: string;
  /** Arrays are stored as this machine has them. */
  readonly bytes: 'LE' | 'BE';
  readonly value: unknown;
  readonly arrays: readonly { readonly kind: string; readonly length: number }[];
}

/**
 * Writes prepared samples into one file: a JSON header, the bytes of every array, and the SHA-256 of it all. The arrays
 * are written from where they are; no copy of them is made.
 *
 * @param fingerprint of the data set.
 * @throws the file system's own error; nothing is left behind then.
 */
export function writeSamples(path: string, fingerprint: string, samples: Samples): void {
  const { json, arrays } = packValue(samples);
  const header: Header = {
    fingerprint,
    bytes: endianness(),
    value: json,
    arrays: arrays.map((array) => ({ kind: array.constructor.name, length: array.length })),
  };
  const text = Buffer.from(JSON.stringify(header), 'utf8');
  const start = Buffer.alloc(headerAt);
  start.write(magic, 'latin1');
  start.writeUInt32LE(text.length, magic.length);
  const hash = createHash('sha256').update(text);
  for (const array of arrays) updateHash(hash, bytesOf(array));
  writeAtomic(path, [start, text, ...arrays.map(bytesOf), hash.digest()], 'may be lost');
}

/**
 * Reads prepared samples. Undefined when there is no such file, or it is of other data, of another machine's byte order, or
 * damaged: they are then prepared anew.
 */
export function readSamples(path: string, fingerprint: string): Samples | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined;
  }
  try {
    const start = Buffer.alloc(headerAt);
    if (!fill(file, start) || start.toString('latin1', 0, magic.length) !== magic) return undefined;
    const length = start.readUInt32LE(magic.length);
    if (length > fstatSync(file).size) return undefined;
    const text = Buffer.alloc(length);
    if (!fill(file, text)) return undefined;
    const header: unknown = JSON.parse(text.toString('utf8'));
    if (!isRecord(header) || header.fingerprint !== fingerprint || header.bytes !== endianness()) return undefined;
    const { arrays, value } = header as unknown as Header;
    const hash = createHash('sha256').update(text);
    const filled = arrays.map((array) => makeArray(array.kind, array.length));
    for (const array of filled) {
      if (!fill(file, bytesOf(array))) return undefined;
      updateHash(hash, bytesOf(array));
    }
    const digest = Buffer.alloc(32);
    if (!fill(file, digest) || !digest.equals(hash.digest())) return undefined;
    return unpackValue(value, filled) as Samples;
  } catch {
    return undefined;
  } finally {
    closeSync(file);
  }
}

/** Most bytes in one call: the system takes less than 2 GiB. */
const chunk = 2 ** 30;

/** False when the file ends before. */
function fill(file: number, bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length;) {
    const read = readSync(file, bytes, at, Math.min(chunk, bytes.length - at), null);
    if (read === 0) return false;
    at += read;
  }
  return true;
}

function updateHash(hash: Hash, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at += chunk) hash.update(bytes.subarray(at, at + chunk));
}

function bytesOf(array: NumberArray): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
