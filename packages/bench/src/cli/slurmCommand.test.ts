import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../run/store/temporaryFolder.test.support.js';
import { fakeContext } from './fakeContext.test.support.js';
import { runCli } from './runCli.js';

const folder = temporaryFolders();

/** Runs a command in a folder with an experiment of four cells; gives its streams. */
async function call(base: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const experiment = join(base, 'a.json');
  writeFileSync(experiment, JSON.stringify([0, 1, 2, 3].map((seed) => ({ label: 'x', seed }))));
  const streams = { out: '', err: '' };
  const into = (name: 'out' | 'err'): { write(text: string): boolean } => ({
    write: (text) => ((streams[name] += text), true),
  });
  const context = { ...fakeContext, stdout: into('out'), stderr: into('err'), env: {} };
  const code = await runCli(
    args.map((arg) => arg.replace('BASE', base)),
    context,
  );
  return { code, ...streams };
}

describe('strnn slurm', () => {
  it('writes a script for the missing cells, and the folder that Slurm needs for its logs', async () => {
    const base = folder();
    const slurm = ['slurm', 'BASE/a.json', '--runs', 'BASE/runs', '--output', 'BASE/job.sh'];
    const ended = await call(
      base,
      ...slurm,
      '--cpus',
      '2',
      '--only',
      'seed',
      '--only',
      'x',
      '--setup',
      'module load node',
    );
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(
      /job\.sh: 4 cells missing, an array of 4 tasks with 2 workers each\nSubmit it: sbatch .*job\.sh\n/,
    );
    const text = readFileSync(join(base, 'job.sh'), 'utf8');
    expect(text).toMatch(/^#SBATCH --array=1-4\n#SBATCH --nodes=1/m);
    expect(text).toContain('\nmodule load node\n');
    expect(text).toContain(`run ${base}/a.json --runs ${base}/runs --only x --workers "`);
    expect(statSync(join(base, 'job.sh')).mode & 0o111).not.toBe(0);
    expect(existsSync(join(base, 'runs', 'fake', 'slurm'))).toBe(true);

    // Written again without a word, but not over somebody's own file.
    expect((await call(base, ...slurm, '--array', '9')).err).toMatch(/^9 tasks for 4 cells that are missing/);
    writeFileSync(join(base, 'job.sh'), 'mine');
    const refused = await call(base, ...slurm);
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err).toMatch(/^strnn: --output: .*job\.sh is there already and was not written by strnn slurm/);
    expect(readFileSync(join(base, 'job.sh'), 'utf8')).toBe('mine');
  });

  it('prints the script, and refuses what sbatch would', async () => {
    const base = folder();
    expect((await call(base, 'slurm', 'BASE/a.json', '--runs', 'BASE/runs', '--output', '-')).out).toMatch(
      /^#!\/bin\/bash\n/,
    );
    const refused = await call(base, 'slurm', 'BASE/a.json', '--runs', 'BASE/other', '--time', '4h');
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining("found '4h'") });
    expect(existsSync(join(base, 'other'))).toBe(false);
  });
});

describe('a queue on the command line', () => {
  it.each([
    [['worker'], "required option '--queue <url>' not specified"],
    [['worker', '--queue', 'redis://me:secret@127.0.0.1:1'], 'no Redis answers at redis://me@127.0.0.1:1'],
    [['run', 'BASE/a.json', '--queue', 'redis://me:secret@127.0.0.1:1'], 'no Redis answers at redis://me@127.0.0.1:1'],
    [['run', 'BASE/a.json', '--queue', 'redis://h', '--workers', '2'], "--workers and --memory are for 'strnn worker'"],
    [['worker', '--queue', 'redis://h', '--experiment', 'BASE/none'], 'there is no such file or folder'],
  ])('is refused before anything runs, without its password: %j', async (args, message) => {
    const base = folder();
    const ended = await call(base, ...args);
    expect(ended).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) });
    expect(ended.err).not.toContain('secret');
    expect(ended.err.split('\n').length).toBeLessThan(4);
    expect(existsSync(join(base, 'runs'))).toBe(false);
  });
});
