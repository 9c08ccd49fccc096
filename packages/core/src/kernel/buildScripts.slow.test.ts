import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const kernels = fileURLToPath(new URL('../../kernels', import.meta.url));
const modules = ['strnn.wasm', 'strnn-relaxed.wasm'];
let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'strnn-kernels-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}
const build = (script: string, args: string[], { env = {}, from = kernels } = {}): Outcome =>
  spawnSync(process.execPath, [join(from, script), ...args], { env: { ...process.env, ...env }, encoding: 'utf8' });

/** A copy of the sources, in another folder. */
function copySources(): string {
  const copy = join(folder, 'a copy');
  cpSync(kernels, copy, { recursive: true, filter: (path) => path !== join(kernels, 'build') });
  return copy;
}

describe('build-native.mjs', () => {
  it('builds an addon that loads and calculates', ({ skip }) => {
    const { status, stdout, stderr } = build('build-native.mjs', ['--out', folder]);
    skip(status === 2, stderr);
    expect(status, stderr).toBe(0);
    const name = `strnn-${process.platform}-${process.arch}.node`;
    // The addon, and what it was built from.
    expect(readdirSync(folder)).toEqual([name.replace(/node$/, 'json'), name]);
    expect(readFileSync(join(folder, name)).includes('libstdc++')).toBe(false);
    const addon = createRequire(import.meta.url)(join(folder, name)) as { instructionSets(): string[] };
    const sets = addon.instructionSets();
    expect(sets.at(-1)).toBe(process.arch === 'arm64' ? 'neon' : 'sse2');
    expect(stdout).toContain(`runs here with ${sets.join(', ')}`);
  });

  it('says what to do where there is no compiler, and leaves nothing', ({ skip }) => {
    skip(process.platform === 'win32', 'not supported on Windows');
    const { status, stderr } = build('build-native.mjs', ['--out', folder], { env: { CC: 'no-such-compiler' } });
    expect(stderr).toMatch(/^build-native: compiler: expected .*, found no command 'no-such-compiler'; install one/);
    expect(status).toBe(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps the addon that is there when the sources do not compile', ({ skip }) => {
    const copy = copySources();
    writeFileSync(join(copy, 'strnn.c'), 'this is no C\n');
    const out = join(folder, 'out');
    cpSync(join(copy, 'step.mjs'), join(out, `strnn-${process.platform}-${process.arch}.node`));
    const { status, stderr } = build('build-native.mjs', ['--out', out], { from: copy });
    skip(status === 2, stderr);
    expect(stderr).toMatch(/^build-native: \w+: expected '.*' to end well, found that it ended with 1 and\n/);
    expect(status).toBe(1);
    expect(readdirSync(out)).toHaveLength(1);
  });

  it('refuses an unknown option', () => {
    const { status, stderr } = build('build-native.mjs', ['--outt']);
    expect(stderr).toMatch(/^build-native: Unknown option '--outt'/);
    expect(status).toBe(2);
  });
});

describe('build-wasm.mjs', () => {
  it('gives the same bytes in every folder', ({ skip }) => {
    const copy = copySources();
    const first = build('build-wasm.mjs', [], { from: copy });
    skip(first.status === 2, first.stderr);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    const again = join(folder, 'b');
    cpSync(copy, again, { recursive: true });
    expect(build('build-wasm.mjs', ['--check'], { from: again })).toMatchObject({ status: 0, stderr: '' });
    expect(modules.map((name) => readFileSync(join(copy, name)).includes(folder))).toEqual([false, false]);
  });

  it('names the module whose bytes differ, and writes nothing', ({ skip }) => {
    const copy = copySources();
    const first = build('build-wasm.mjs', [], { from: copy });
    skip(first.status === 2, first.stderr);
    const file = join(copy, modules[1]);
    const bytes = readFileSync(file);
    bytes[100] ^= 1;
    writeFileSync(file, bytes);
    rmSync(join(copy, modules[0]));
    const { status, stderr } = build('build-wasm.mjs', ['--check'], { from: copy });
    skip(status === 2, stderr);
    expect(stderr).toMatch(
      /strnn\.wasm is missing and strnn-relaxed\.wasm differs from byte 100 on .*; rebuild them with `node .*build-wasm\.mjs`/,
    );
    expect(status).toBe(1);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('refuses a module that asks for more than memory', ({ skip }) => {
    const copy = copySources();
    const source = `
      __attribute__((import_module("env"), import_name("elsewhere"))) int elsewhere(void);
      __attribute__((export_name("call"))) int strnn_call(void) { return elsewhere(); }`;
    writeFileSync(join(copy, 'strnn.c'), source);
    const { status, stderr } = build('build-wasm.mjs', [], { from: copy });
    skip(status === 2, stderr);
    expect(stderr).toMatch(/^build-wasm: strnn\.wasm: expected imports env\.memory \(memory\), found .*env\.elsewhere/);
    expect(status).toBe(1);
  });

  it('says which packages to install where there is no clang', () => {
    const { status, stderr } = build('build-wasm.mjs', ['--check'], { env: { CLANG: 'no-such-clang' } });
    expect(stderr).toMatch(/^build-wasm: compiler: .* found no command 'no-such-clang'; .*clang-19 lld-19/);
    expect(status).toBe(2);
  });
});
