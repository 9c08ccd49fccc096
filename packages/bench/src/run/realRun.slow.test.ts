import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { CellResult } from './CellResult.js';

// The real command on the real recordings: real processes, real training, real kills.
const command = fileURLToPath(new URL('../../bin/strnn.js', import.meta.url));
const datasets = fileURLToPath(new URL('../../../../datasets', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'strnn-real-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));
writeFileSync(
  join(base, 'small.ablation.ts'),
  `import { defineAblation, groupedKFold, strnn } from '@strnn/bench';
import { uciEeg } from '@strnn/eeg';

export default defineAblation({
  data: uciEeg({ task: 'match', slices: 2 }),
  protocol: groupedKFold({ folds: 2, validationGroups: 2 }),
  model: strnn({ hidden: 3, spatialProjection: 2, mixed: 4, temporalHidden: 3, temporalProjection: 2 }),
  training: { epochs: 3, batchSize: 64 },
  vary: { traversal: ['quad', 'none'], projector: ['dense', 'l1'] },
  baselines: ['majority'],
});
`,
);

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const env = { ...process.env, CI: 'true', STRNN_DATASETS: datasets };
  const child = spawn(process.execPath, [command, 'run', 'small.ablation.ts', ...args], { cwd: base, env });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => (stderr += String(text)));
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr })) };
}

const cells = (runs: string): string => join(base, runs, 'small', 'cells');

/** Every result but its times and its machine, by cell. */
function results(runs: string): Record<string, unknown> {
  return Object.fromEntries(
    readdirSync(cells(runs))
      .sort()
      .map((id) => {
        const result = JSON.parse(readFileSync(join(cells(runs), id, 'result.json'), 'utf8')) as CellResult;
        return [id, result.folds.map(({ seconds: _, ...fold }) => fold)];
      }),
  );
}

describe('strnn run on real recordings', () => {
  let undisturbed: Record<string, unknown>;

  it('finishes with one worker', async () => {
    const { code, stdout, stderr } = await start(['--runs', 'one', '--workers', '1']).ended;
    expect([code, stderr.includes('failed')], stderr).toEqual([0, false]);
    expect(stdout).toContain('majority');
    undisturbed = results('one');
    expect(Object.keys(undisturbed)).toHaveLength(5);
    for (const name of ['report.md', 'report.html', 'results.csv', 'results.json']) {
      expect(existsSync(join(base, 'one', 'small', name)), name).toBe(true);
    }
  });

  it('gives the same results to the last digit with two workers', async () => {
    expect((await start(['--runs', 'two', '--workers', '2']).ended).code).toBe(0);
    expect(results('two')).toEqual(undisturbed);
  });

  it('finds everything done the second time', async () => {
    const { code, stderr } = await start(['--runs', 'two']).ended;
    expect(code).toBe(0);
    expect(stderr).toMatch(/5 of 5 cells done/);
    expect(stderr).not.toMatch(/fold 1 of 2/);
  });

  it('gives the same results when everything is killed again and again', async () => {
    for (const wait of [2500, 3500, 4500]) {
      const { child, ended } = start(['--runs', 'killed', '--workers', '2']);
      await pause(wait);
      child.kill('SIGKILL');
      await ended;
      // A worker notices between two steps that its engine is gone.
      await pause(1000);
    }
    const last = await start(['--runs', 'killed', '--workers', '2']).ended;
    expect(last.code, last.stderr).toBe(0);
    expect(results('killed')).toEqual(undisturbed);
    const left = readdirSync(cells('killed'), { recursive: true }).map(String);
    expect(left.filter((name) => /\.tmp$|lease|checkpoint/.test(name))).toEqual([]);
  });

  it('refuses a missing data folder before anything runs', async () => {
    const file = join(base, 'broken.ablation.ts');
    const folder = join(base, 'uci-eeg');
    writeFileSync(
      file,
      readFileSync(join(base, 'small.ablation.ts'), 'utf8').replace(
        "task: 'match'",
        `task: 'match', path: '${folder}'`,
      ),
    );
    const env = { ...process.env, CI: 'true' };
    const child = spawn(process.execPath, [command, 'run', 'broken.ablation.ts'], { cwd: base, env });
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += String(text)));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(2);
    expect(stderr).toMatch(/uci-eeg/);
    expect(existsSync(join(base, 'runs', 'broken'))).toBe(false);
  });
});
