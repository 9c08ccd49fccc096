import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { createRandom } from '@strnn/core/random';
import type { MatArrayData, MatValue } from '../mat/MatValue.js';
import { openMat73 } from './openMat73.js';

export const fixtures = fileURLToPath(new URL('fixtures/', import.meta.url));

/** A value as tools/reference/eeg/hdf5_files.py writes it. */
export type Reference = readonly unknown[];

export const references = JSON.parse(readFileSync(`${fixtures}hdf5_files.json`, 'utf8')) as {
  readonly pyfive: Record<string, Record<string, readonly [className: string, shape: number[], values: unknown[]]>>;
  readonly matlab: { readonly order: string[]; readonly variables: Record<string, Reference> };
  readonly plain: Record<string, Reference>;
};

export function toReference(value: MatValue): Reference {
  const { dims } = value;
  switch (value.class) {
    case 'function':
      return ['function'];
    case 'opaque':
      return ['opaque', value.type];
    case 'char':
      return ['char', dims, value.rows];
    case 'cell':
      return ['cell', dims, value.cells.map(toReference)];
    case 'struct':
    case 'object': {
      const elements = value.elements.map((element) => value.fields.map((field) => toReference(element.get(field)!)));
      return [value.type ?? value.class, dims, value.fields, elements];
    }
    case 'sparse':
      return ['sparse', dims, value.logical, [...value.row], [...value.start], [...value.data]];
    case 'logical':
      return ['logical', dims, [...value.data]];
    default: {
      const parts = value.imaginary === undefined ? [value.data] : [value.data, value.imaginary];
      return [value.class, dims, ...parts.map(numbers)];
    }
  }
}

function numbers(data: MatArrayData): unknown[] {
  return Array.from(data as Iterable<number | bigint>, (value) =>
    typeof value === 'bigint' || !Number.isFinite(value) ? String(value) : value,
  );
}

/** Compares the datasets of numbers in a file of pyfive with what h5py reads. */
export async function expectAsH5py(file: string): Promise<void> {
  const mat = await openMat73(`${fixtures}pyfive/${file}`);
  const values = new Map<string, MatValue>();
  for (const { name } of mat.variables) {
    for await (const { path, value } of mat.leaves(name)) values.set(`/${path.replaceAll('.', '/')}`, value);
  }
  await mat.close();
  for (const [path, [className, shape, expected]] of Object.entries(references.pyfive[file])) {
    const found = toReference(values.get(path)!) as [string, number[], (number | string)[]];
    expect([path, found[0]]).toEqual([path, className]);
    expect(found[1]).toEqual(shape.length > 1 ? [...shape].reverse() : [shape[0] ?? 1, 1]);
    if (found[2].length <= 300) expect(found[2]).toEqual(expected);
    else {
      const [count, sum, first, last] = expected as number[];
      expect([found[2].length, found[2][0], found[2].at(-1)]).toEqual([count, first, last]);
      const added = (found[2] as number[]).reduce((total, value) => total + value, 0);
      // NumPy adds in another order: up to some thousand roundings of 1e-16 each.
      expect(Math.abs(added - sum)).toBeLessThanOrEqual(1e-12 * Math.abs(sum));
    }
  }
}

/** A folder for files of a test, taken away by `remove`. */
export function scratch(): { write(name: string, bytes: Uint8Array): string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'strnn-hdf5-'));
  return {
    write(name, bytes) {
      const file = join(folder, name);
      writeFileSync(file, bytes);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** A copy that is cut short (every fourth), or with 1 to 8 bytes changed, most of them near each other. */
export function damaged(bytes: Uint8Array, seed: string): Uint8Array {
  const random = createRandom(seed);
  if (random.integer(4) === 0) return bytes.slice(0, random.integer(bytes.length));
  const copy = bytes.slice();
  const near = random.integer(bytes.length);
  for (let left = 1 + random.integer(8); left > 0; left--) {
    const at =
      random.integer(3) === 0 ? random.integer(bytes.length) : Math.min(bytes.length - 1, near + random.integer(64));
    copy[at] = [0, 255, copy[at] ^ (1 << random.integer(8)), random.integer(256)][random.integer(4)];
  }
  return copy;
}
