import type { NdArray } from '../format/pickle/NdArray.js';
import type { PickleValue } from '../format/pickle/PickleValue.js';

/** How deep, and how many entries of one container, are shown: a pickle may hold itself. */
const deepest = 4;
const mostEntries = 50;

/** The form of what a pickle holds: kinds, sizes, dtypes and shapes, short values as they are; plain JSON. */
export function describePickle(value: PickleValue, depth = 0): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return `${value}`;
  if (typeof value === 'string') return value.length <= 80 ? value : { kind: 'str', length: value.length };
  if (value instanceof Uint8Array) return { kind: 'bytes', length: value.length };
  if (isList(value)) return describeItems('list', value, depth);
  if (value instanceof Map) {
    const entries = [...(value as ReadonlyMap<PickleValue, PickleValue>)].slice(0, mostEntries);
    const shown = entries.map(([key, item]) => [nameOf(key), deeper(item, depth)] as const);
    return { kind: 'dict', length: value.size, ...(depth < deepest && { items: Object.fromEntries(shown) }) };
  }
  if ('tuple' in value) return describeItems('tuple', value.tuple, depth);
  return describeNdArray(value as NdArray);
}

/** `{ kind: 'array', dtype: 'float64', shape: [40, 40, 8064] }`, `order` where the first index runs fastest. */
export function describeNdArray({ dtype, shape, fortranOrder }: NdArray): object {
  return { kind: 'array', dtype, shape, ...(fortranOrder && shape.length > 1 && { order: 'Fortran' }) };
}

function describeItems(kind: string, items: readonly PickleValue[], depth: number): object {
  const shown = items.slice(0, mostEntries).map((item) => deeper(item, depth));
  return { kind, length: items.length, ...(depth < deepest && { items: shown }) };
}

function deeper(item: PickleValue, depth: number): unknown {
  return depth + 1 <= deepest ? describePickle(item, depth + 1) : undefined;
}

function nameOf(key: PickleValue): string {
  return typeof key === 'object' ? JSON.stringify(describePickle(key, deepest)) : `${key}`;
}

function isList(value: PickleValue): value is readonly PickleValue[] {
  return Array.isArray(value);
}
