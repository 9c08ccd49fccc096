import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CellResult } from '../CellResult.js';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';

// The real command on the real recordings: a network that does not learn is given up, and run to its end when asked.
const command = fileURLToPath(new URL('../../../bin/strnn.js', import.meta.url));
const datasets = fileURLToPath(new URL('../../../../../datasets', import.meta.url));
const newFolder = temporaryFolders();
const experiment = `import { defineAblation, groupedKFold, logisticRegression, strnn } from '@strnn/bench';
import { uciEeg } from '@strnn/eeg';

export default defineAblation({
  data: uciEeg({ slices: 8 }),
  protocol: groupedKFold({ folds: 8 }),
  model: strnn({ traversal: 'none', hidden: 4, spatialProjection: 3 }),
  training: { epochs: 4 },
  vary: { 'training.learningRate': [1e-2, 1e-9] },
  baselines: [{ model: logisticRegression(), tune: { C: [1e-4, 1e-3] }, innerFolds: 2 }],
});
`;

function run(base: string, ...flags: string[]): { code: number | null; stdout: string; stderr: string } {
  const args = [command, 'run', 'small.ablation.ts', '--workers', '1', ...flags];
  const env = { ...process.env, CI: 'true', STRNN_DATASETS: datasets };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: base, env, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

function results(base: string): Record<string, unknown> {
  const cells = join(base, 'runs', 'small', 'cells');
  return Object.fromEntries(
    readdirSync(cells)
      .sort()
      .map((id) => {
        const result = JSON.parse(readFileSync(join(cells, id, 'result.json'), 'utf8')) as CellResult;
        return [id, result.folds.map(({ seconds: _, ...fold }) => fold)];
      }),
  );
}

describe('strnn run --prune', () => {
  it('gives up what does not learn, says so everywhere, and leaves nothing behind once it is run to its end', () => {
    const base = newFolder();
    writeFileSync(join(base, 'small.ablation.ts'), experiment);
    const first = run(base, '--prune', '3');
    expect(first.code, first.stderr).toBe(0);
    expect(first.stderr).toMatch(/1 pruned \(--retry runs them to the end\)/);
    const folder = join(base, 'runs', 'small');
    const reason = /after \d of 8 folds: accuracy 0\.\d+ against 0\.\d+ of training\.learningRate=0\.01/;
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toMatch(reason);
    expect(readFileSync(join(folder, 'report.md'), 'utf8')).toMatch(/tuned by 2 inner folds \(C = /);
    // Pruned cells are settled: nothing runs again, with or without the option.
    expect(run(base).stderr).toMatch(/2 of 3 cells done/);

    const retried = run(base, '--prune', '--retry');
    expect(retried.code, retried.stderr).toBe(0);
    expect(retried.stderr).toMatch(/3 of 3 cells done/);
    const whole = newFolder();
    writeFileSync(join(whole, 'small.ablation.ts'), experiment);
    expect(run(whole).code).toBe(0);
    expect(results(base)).toEqual(results(whole));
  }, 240_000);

  it('wants a number of folds', () => {
    const { code, stderr } = run(newFolder(), '--prune', '1');
    expect(code).toBe(2);
    expect(stderr).toMatch(/Expected a number of folds, 2 or more/);
  });
});
