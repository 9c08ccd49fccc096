import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import { canSlurm, startSlurm } from './slurmCluster.test.support.js';
import { slurmScript } from './slurmScript.js';

const folder = temporaryFolders();

/** Waits, but not for ever: an error lets the test end its cluster. */
async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 100) {
    if (waited > 120_000) throw new Error(`still not: ${condition.toString()}`);
    await pause(100);
  }
}

// Debian's slurm-wlm and munge, as root; elsewhere this test is skipped. slurmScript.test.ts tests the script without Slurm.
describe.skipIf(!canSlurm)('an array job on a real Slurm', () => {
  it('runs a matrix with three tasks; one leaves at the end of its time, is enqueued again and finds all done', async () => {
    const base = join(folder(), "it's $odd %a");
    const logs = join(base, 'runs', 'fake', 'slurm');
    mkdirSync(logs, { recursive: true });
    const cells = Array.from({ length: 9 }, (_, seed) => ({ label: 'x', seed, options: { foldTime: 500 } }));
    const experimentFile = join(base, 'a.json');
    writeFileSync(experimentFile, JSON.stringify(cells));
    const script = join(base, 'job.sh');
    writeFileSync(
      script,
      slurmScript(
        { array: '3', time: '10', cpus: 1, grace: 60, setup: [], sbatch: [] },
        {
          matrix: 'fake',
          cwd: base,
          node: process.execPath,
          strnn: fileURLToPath(new URL('../../cli/fakeStrnn.test.support.ts', import.meta.url)),
          experimentFile,
          runs: join(base, 'runs'),
          logs,
          arguments: ['--quiet'],
          env: { NODE_OPTIONS: `--import ${new URL('../../../bin/register.js', import.meta.url).href}`, CI: 'true' },
        },
      ),
    );
    const runFolder = join(base, 'runs', 'fake');
    const folds = (): string[] => {
      const log = join(runFolder, 'log.txt');
      return existsSync(log) ? readFileSync(log, 'utf8').match(/fold \d+ of \w+/g)! : [];
    };
    const slurm = await startSlurm();
    try {
      const job = slurm.call('sbatch', '--parsable', script).trim();
      const taskLog = (task: number): string => {
        const path = join(logs, `${job}_${task}.log`);
        return existsSync(path) ? readFileSync(path, 'utf8') : '';
      };
      await until(() => folds().length >= 4);
      slurm.call('scancel', '--signal=USR1', '--batch', `${job}_1`); // as Slurm does before the time limit
      await until(() => taskLog(1).includes('enqueued again'));
      await until(() => slurm.call('squeue', '-h', '-t', 'PENDING').includes(`${job}_1`));
      // Slurm lets it wait for two minutes; a few seconds are enough for the node to forget that it was just ended.
      await pause(3000);
      slurm.call('scontrol', 'update', `JobId=${job}_1`, 'StartTime=now');
      await until(() => taskLog(1).includes('start 1') && slurm.call('squeue', '-h').trim() === '');
      expect(taskLog(1)).toMatch(/ start 0, [^]* start 1, [^]*Report: /);
      const states = slurm.call('scontrol', '--oneliner', 'show', 'job', job).match(/JobState=\w+|ExitCode=\d+:\d+/g)!;
      expect(states).toEqual(new Array(3).fill(['JobState=COMPLETED', 'ExitCode=0:0']).flat());
      for (const task of [2, 3]) expect(taskLog(task)).toContain('Report: ');
    } finally {
      await slurm.close();
    }
    expect(folds()).toHaveLength(27);
    expect(new Set(folds()).size).toBe(27);
    const done = readdirSync(join(runFolder, 'cells')).filter((id) =>
      existsSync(join(runFolder, 'cells', id, 'result.json')),
    );
    expect(done).toHaveLength(9);
    expect(existsSync(join(runFolder, 'report.md'))).toBe(true);
  });
});
