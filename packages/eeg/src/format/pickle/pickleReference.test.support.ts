import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createRandom } from '@strnn/core/random';
import type { NdArray } from './NdArray.js';
import type { PickleValue } from './PickleValue.js';

/** A value as tools/reference/eeg/pickles.py writes it. */
export type Reference = unknown;

export interface PickleReferences {
  readonly values: readonly (readonly [name: string, base64: string, value: Reference])[];
  readonly malicious: readonly (readonly [asked: string, base64: string])[];
  readonly written: Readonly<Record<string, Reference>>;
}

const folder = fileURLToPath(new URL('fixtures/', import.meta.url));
export const references = JSON.parse(readFileSync(`${folder}pickles.json`, 'utf8')) as PickleReferences;

export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** Whole numbers have no fraction to be told from int: what should be a float is the float of the reference. */
export function toReference(value: PickleValue, like: Reference): Reference {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return { str: value };
  if (value instanceof Uint8Array) return { bytes: Buffer.from(value).toString('base64') };
  if (typeof value === 'bigint') return { int: String(value) };
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return { float: String(value).replace('Infinity', 'inf').replace('NaN', 'nan') };
    return typeof like === 'number' ? value : { int: String(value) };
  }
  const inside = (name: string, i: number): Reference =>
    ((like as Record<string, Reference[]> | null)?.[name] ?? [])[i];
  if (Array.isArray(value)) {
    return { list: (value as readonly PickleValue[]).map((item, i) => toReference(item, inside('list', i))) };
  }
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<PickleValue, PickleValue>)];
    return {
      dict: entries.map(([key, item], i) => {
        const pair = (inside('dict', i) ?? []) as Reference[];
        return [toReference(key, pair[0]), toReference(item, pair[1])];
      }),
    };
  }
  if ('tuple' in value) return { tuple: value.tuple.map((item, i) => toReference(item, inside('tuple', i))) };
  const { dtype, shape, fortranOrder } = value as NdArray;
  const elements = (like as { array?: Reference[][] } | null)?.array?.[3] ?? [];
  const plain = Array.from((value as NdArray).data as Iterable<PickleValue>, (item, i) =>
    toReference(dtype === 'bool' ? item === 1 : item, elements[i]),
  );
  return { array: [dtype, shape, fortranOrder, plain] };
}

/** A copy that is cut short (every fourth), or with 1 to 8 bytes changed. */
export function damaged(bytes: Uint8Array, seed: string): Uint8Array {
  const random = createRandom(seed);
  if (random.integer(4) === 0) return bytes.slice(0, random.integer(bytes.length));
  const copy = bytes.slice();
  for (let left = 1 + random.integer(8); left > 0; left--) {
    const at = random.integer(bytes.length);
    copy[at] = [0, 255, copy[at] ^ (1 << random.integer(8)), random.integer(256)][random.integer(4)];
  }
  return copy;
}
