import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { MatArrayData, MatLeaf, MatValue } from './index.js';

/** A value as tools/reference/eeg/mat_files.py writes it (see there). */
export type Reference = string | number | readonly unknown[];

export interface FileReference {
  readonly variables?: Readonly<Record<string, Reference>>;
  /** SciPy's error. */
  readonly refused?: string;
}

export const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));

export const references = (
  JSON.parse(readFileSync(`${fixtures}mat_files.json`, 'utf8')) as { files: Record<string, FileReference> }
).files;

/** @param longest text that is not hashed */
export function toReference(value: MatValue, longest = 200): Reference {
  const dims = value.dims;
  switch (value.class) {
    case 'function':
      return ['function'];
    case 'opaque':
      return ['opaque', value.type];
    case 'char': {
      const [rows = 0, columns = 0] = dims;
      if (dims.length === 2 && rows === 1 && columns > 0 && columns <= longest) return value.rows[0];
      const count = dims.reduce((product, size) => product * size, 1);
      return ['char', dims, count > longest ? digest(value.rows.join('\n')) : value.rows];
    }
    case 'cell':
      return ['cell', dims, value.cells.map((cell) => toReference(cell, longest))];
    case 'struct':
    case 'object': {
      const of = (name: string) => value.elements.map((element) => toReference(element.get(name)!, longest));
      const fields: Record<string, Reference> = {};
      for (const name of value.fields) fields[name] = of(name);
      const type = value.class === 'object' ? [value.type] : [];
      return [value.class, dims, ...type, fields];
    }
    case 'sparse': {
      const parts = value.imaginary === undefined ? [value.data] : [value.data, value.imaginary];
      return [
        'sparse',
        dims,
        value.logical,
        [...value.row],
        [...value.start],
        ...parts.map((part) => Array.from(part)),
      ];
    }
    case 'logical':
      return ['logical', dims, numbers(value.data)];
    default: {
      const data = numbers(value.data);
      // SciPy makes [] inside structs and cells 1 x 0; the script writes both as 0 x 0.
      if (value.class === 'double' && dims.join() === '1,0') return ['double', [0, 0], data];
      if (value.imaginary !== undefined) return [value.class, dims, data, numbers(value.imaginary)];
      const plain = value.class === 'double' && value.data.length === 1 && dims.length === 2;
      return plain && typeof (data as unknown[])[0] === 'number' ? (data as number[])[0] : [value.class, dims, data];
    }
  }
}

/** What `leaves` makes of a value, from the value itself. */
export function leavesOf(value: MatValue, path: string): MatLeaf[] {
  if (value.class === 'cell') return value.cells.flatMap((cell, i) => leavesOf(cell, `${path}{${i + 1}}`));
  if (value.class !== 'struct' && value.class !== 'object') return [{ path, value }];
  return value.elements.flatMap((element, i) =>
    [...element].flatMap(([name, member]) =>
      leavesOf(member, `${path}${value.elements.length === 1 ? '' : `(${i + 1})`}.${name}`),
    ),
  );
}

function numbers(data: MatArrayData): unknown {
  const list = Array.from(data as ArrayLike<number | bigint>);
  if (list.length <= 16) return list.map(number);
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return { first: number(list[0]), last: number(list.at(-1)!), digest: digest(bytes) };
}

function number(value: number | bigint): string | number {
  if (typeof value === 'bigint') return String(value);
  if (Number.isNaN(value)) return 'nan';
  return Number.isFinite(value) ? value + 0 : value > 0 ? 'inf' : '-inf';
}

function digest(data: string | Buffer): string {
  return `#${createHash('sha1').update(data).digest('hex').slice(0, 12)}`;
}
