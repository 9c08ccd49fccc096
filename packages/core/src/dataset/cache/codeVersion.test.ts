import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { codeVersion } from './codeVersion.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'strnn-code-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A package whose code folder has the given files. */
function versionOf(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, name);
  mkdirSync(join(folder, 'src', 'fixtures'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"version": "1.2.3"}');
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, 'src', file), text);
  return codeVersion(pathToFileURL(`${join(folder, 'src')}/`));
}

it("is the package's version and a hash of its code, not of its tests and fixtures", () => {
  const one = versionOf('one', { 'a.ts': 'x' });
  expect(one).toMatch(/^1\.2\.3 [0-9a-f]{64}$/);
  expect(versionOf('two', { 'a.ts': 'x', 'a.test.ts': 'y', 'fixtures/b.ts': 'z', 'notes.md': '' })).toBe(one);
  expect(versionOf('three', { 'a.ts': 'y' })).not.toBe(one);
  expect(versionOf('four', { 'b.ts': 'x' })).not.toBe(one);
});
