import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { presentBuilds } from '../kernel/everyBuild.test.support.js';

const path = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Resident memory in MiB, by the point at which it was looked at. */
function trial(what: 'steps' | 'models', backend: string): Record<string, number> {
  const [register, script] = [
    new URL('../../../../tools/register.mjs', import.meta.url).href,
    './memoryTrial.test.support.ts',
  ];
  const args = ['--expose-gc', '--import', register, path(script), what, backend];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const found = Object.entries(JSON.parse(stdout) as Record<string, number>);
  return Object.fromEntries(found.map(([name, bytes]) => [name, bytes / 2 ** 20]));
}

describe.each(['wasm', 'wasm-relaxed', 'native'] as const)('memory with the kernels of %s', (name) => {
  const absent = !presentBuilds.some(({ build }) => build.name === name);

  it.skipIf(absent)('does not grow from step 500 to step 5,000 (skipped where they are not here)', () => {
    const found = trial('steps', name);
    // Measured: 1 MiB. One array of parameters per step would be 50.
    expect(Math.abs(found['step 5000'] - found['step 500'])).toBeLessThan(16);
  });

  it.skipIf(absent)(
    'does not grow with the models that were trained and disposed (skipped where they are not here)',
    () => {
      const found = trial('models', name);
      // Measured: 0 MiB. Models that stay, each with its memory for prediction, would be 270.
      expect(found['model 200'] - found['model 20']).toBeLessThan(16);
      // Nobody has to collect: the engine knows of the kernels' memory and does so in time.
      expect(found['model 200, nothing collected'] - found['model 20, nothing collected']).toBeLessThan(64);
    },
  );
});
