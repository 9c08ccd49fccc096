import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
});
