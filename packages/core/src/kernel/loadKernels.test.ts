import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadKernels, loadNative } from './loadKernels.js';

let folder: string;
const name = `strnn-${process.platform}-${process.arch}`;
const write = (file: string, text: string): void => writeFileSync(join(folder, file), text);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'strnn-kernels-'));
  mkdirSync(join(folder, 'build'));
  write('strnn.c', 'int answer;');
});
afterEach(() => rmSync(folder, { recursive: true }));

function problem(): string {
  const [build] = loadNative(pathToFileURL(`${folder}/`));
  expect(build).toHaveProperty('problem');
  return (build as { problem: string }).problem;
}

/** An addon that is none, beside the record of the source it was built from. */
function pretendBuilt(source: string): void {
  const hash = createHash('sha256').update(source).digest('hex');
  write(`build/${name}.node`, 'no addon');
  write(`build/${name}.json`, JSON.stringify({ sources: { 'strnn.c': hash } }));
}

describe('loadNative', () => {
  it('says how to build the addon where there is none', () => {
    expect(problem()).toMatch(/^the native addon is not built; to have it: node .*build-native\.mjs$/);
  });

  it('refuses one that was built from other sources, or from nobody knows which', () => {
    pretendBuilt('int question;');
    expect(problem()).toMatch(/^the native addon was built from another strnn\.c; to build it again: node /);
    rmSync(join(folder, 'build', `${name}.json`));
    expect(problem()).toMatch(/built from another strnn\.c/);
    pretendBuilt('int answer;');
    rmSync(join(folder, 'strnn.c'));
    expect(problem()).toMatch(/built from another strnn\.c/);
  });

  it('says why one does not load', () => {
    pretendBuilt('int answer;');
    expect(problem()).toMatch(/^the native addon does not load \(.+\); to build it again: node /);
  });
});

describe('loadKernels', () => {
  it('loads a build once', async () => {
    expect(await loadKernels('wasm')).toBe(await loadKernels('wasm'));
    expect(await loadKernels('wasm')).toMatchObject({ name: 'wasm', width: 4 });
  });
});
