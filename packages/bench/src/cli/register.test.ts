import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../run/store/temporaryFolder.test.support.js';

const folder = temporaryFolders();
const register = new URL('../../bin/register.js', import.meta.url).href;

/** Runs a TypeScript file with `bin/register.js`, as experiments and workers are run. */
function run(files: Readonly<Record<string, string>>, first: string): { stdout: string; stderr: string } {
  const base = folder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(base, name, '..'), { recursive: true });
    writeFileSync(join(base, name), text);
  }
  return spawnSync(process.execPath, ['--import', register, join(base, first)], { encoding: 'utf8', cwd: base });
}

describe('bin/register.js', () => {
  it('runs TypeScript outside of every package, with imports of .js names, whatever the nearest package.json says', () => {
    const files = {
      'package.json': '{ "type": "commonjs" }',
      'a.ts':
        "import { gain } from './part/gain.js';\nimport type { X } from './nowhere.js';\nconst x: X | number = gain;\nconsole.log(x, import.meta.url.startsWith('file:'));",
      'part/gain.ts': 'export const gain: number = 0.3;',
    };
    expect(run(files, 'a.ts')).toMatchObject({ stdout: '0.3 true\n', stderr: '' });
  });

  it("finds the framework's own packages from anywhere, and no others", () => {
    const files = {
      'a.ts':
        "import { StrnnError } from '@strnn/core/error';\nconsole.log(new StrnnError('option', 'found').message);",
    };
    expect(run(files, 'a.ts')).toMatchObject({ stdout: 'found\n', stderr: '' });
    expect(run({ 'a.ts': "import '@strnn/nothing';" }, 'a.ts').stderr).toMatch(
      /Cannot find package '@strnn\/nothing' imported from .*a\.ts/,
    );
    expect(run({ 'a.ts': "import 'zod';" }, 'a.ts').stderr).toMatch(/Cannot find package 'zod' imported from .*a\.ts/);
  });

  it('gives the lines of the source in stacks, the second time too', () => {
    const base = folder();
    const file = join(base, 'a.ts');
    writeFileSync(
      file,
      'interface Gone {\n  a: number;\n}\n\nexport const x = (y: Gone): never => {\n  throw new Error(String(y));\n};\nx({ a: 1 });\n',
    );
    for (let time = 0; time < 2; time++) {
      const { stderr } = spawnSync(process.execPath, ['--import', register, file], { encoding: 'utf8' });
      expect(stderr).toMatch(/at x \(.*a\.ts:6:\d+\)/);
    }
  });

  it('keeps what it has compiled in the node_modules where it is installed, and does without where it cannot', () => {
    const base = folder();
    const modules = join(base, 'node_modules');
    const bin = join(modules, '@strnn', 'bench', 'bin');
    mkdirSync(bin, { recursive: true });
    const own = fileURLToPath(new URL('../../', import.meta.url));
    writeFileSync(join(bin, '../package.json'), '{ "type": "module" }');
    for (const name of ['hooks.js', 'register.js']) copyFileSync(join(own, 'bin', name), join(bin, name));
    const require = createRequire(import.meta.url);
    for (const name of ['ts-node', 'typescript'])
      symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(modules, name));
    writeFileSync(join(base, 'a.ts'), 'const x: number = 0.3;\nconsole.log(x);\n');
    const start = (): { stdout: string; stderr: string } =>
      spawnSync(process.execPath, ['--import', join(bin, 'register.js'), 'a.ts'], { encoding: 'utf8', cwd: base });

    writeFileSync(join(modules, '.cache'), 'no folder');
    expect(start()).toMatchObject({ stdout: '0.3\n', stderr: '' });
    rmSync(join(modules, '.cache'));
    expect(start()).toMatchObject({ stdout: '0.3\n', stderr: '' });
    const cache = join(modules, '.cache', 'strnn-typescript');
    expect(readdirSync(cache)).toHaveLength(1);
    // The second time it is the kept file that runs.
    const [kept] = readdirSync(cache);
    writeFileSync(join(cache, kept), readFileSync(join(cache, kept), 'utf8').replace('0.3;', '0.4;'));
    expect(start()).toMatchObject({ stdout: '0.4\n', stderr: '' });
  });
});
