import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readReference } from './readReference.js';

const folder = mkdtempSync(join(tmpdir(), 'strnn-reference-'));
afterAll(() => rmSync(folder, { recursive: true }));
const good = readFileSync(fileURLToPath(new URL('fixtures/strnn_small.json', import.meta.url)), 'utf8');

function file(content: string): string {
  const path = join(folder, 'case.json');
  writeFileSync(path, content);
  return path;
}

describe('readReference', () => {
  it('reads a good file', () => expect(readReference(file(good)).config.N).toBe(12));

  it.each<[string, () => string, RegExp]>([
    ['no file', () => join(folder, 'absent.json'), /absent\.json: cannot be read/],
    ['a cut file', () => file(good.slice(0, 1000)), /case\.json: expected JSON/],
    ['another JSON', () => file('{"config": {}}'), /not a reference file of strnn_reference\.py: sites, x, labels/],
    [
      'a size of zero',
      () => file(good.replace('"H": 3', '"H": 0')),
      /config\.H: expected a positive integer, but found 0/,
    ],
    [
      'a size that does not fit',
      () => file(good.replace('"B": 2', '"B": 3')),
      /x: expected shape \[3, 3, 12, 2\] with 216 numbers/,
    ],
    ['a null', () => file(good.replace(/"data": \[-?[0-9.]+/, '"data": [null')), /number 0 is null/],
  ])('refuses %s', (_, path, message) => expect(() => readReference(path())).toThrow(message));
});
