// Runs the everyday tests on other versions of Node, which npm brings into a temporary folder and takes away again:
// `node tools/test-on-node.mjs [MAJOR ...] [-- ARGUMENT FOR VITEST ...]`, by default 22 and 24. Needs a
// registry. Exits with 1 when a test fails, with 2 when a version could not be had.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dashes = process.argv.indexOf('--');
const versions = process.argv.slice(2, dashes < 0 ? undefined : dashes);
const forVitest = dashes < 0 ? [] : process.argv.slice(dashes + 1);
const packageName = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
const failed = [];
const untried = [];

for (const version of versions.length > 0 ? versions : ['22', '24']) {
  const folder = mkdtempSync(join(tmpdir(), 'strnn-node-'));
  try {
    const specifier = `${packageName}@${version}`;
    const fetched = spawnSync(
      'npm',
      ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--prefer-offline', specifier],
      { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
    );
    const bin = join(folder, 'node_modules', packageName, 'bin');
    const node = join(bin, process.platform === 'win32' ? 'node.exe' : 'node');
    const found = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim();
    if (fetched.status !== 0 || !found) {
      untried.push(`Node ${version}: ${specifier} could not be had, nothing was tested on it`);
      continue;
    }
    console.log(`Node ${found}`);
    // Tests that start `node` themselves find this one first.
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
    const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
    const { status } = spawnSync(node, [vitest, 'run', ...forVitest], { cwd: root, env, stdio: 'inherit' });
    if (status !== 0) failed.push(`Node ${found}: tests fail`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
for (const problem of [...failed, ...untried]) console.log(problem);
process.exitCode = failed.length > 0 ? 1 : untried.length > 0 ? 2 : 0;
