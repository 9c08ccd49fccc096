import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import { checkSlurmOptions, slurmSeconds } from './checkSlurmOptions.js';
import { shellQuote } from './shellQuote.js';
import type { SlurmOptions, SlurmWork } from './SlurmOptions.js';
import { slurmScript } from './slurmScript.js';

const folder = temporaryFolders();
const options: SlurmOptions = { array: '3', cpus: 2, grace: 120, setup: [], sbatch: [] };

interface Ended {
  readonly code: number | null;
  readonly output: string;
  /** What the stub of strnn was called with, one argument a line. */
  readonly called: string;
  readonly scontrol: string;
}

/** Runs a script with stubs of strnn and scontrol; `strnn` is the stub's code. */
async function runScript(
  strnn: string,
  change: { options?: Partial<SlurmOptions>; work?: Partial<SlurmWork>; env?: NodeJS.ProcessEnv } = {},
  during: (kill: (signal: NodeJS.Signals) => void, base: string) => Promise<void> = async () => {},
): Promise<Ended> {
  const base = join(folder(), `it's "odd" $HOME \`id\` %a`);
  mkdirSync(join(base, 'bin'), { recursive: true });
  const record = `require('fs').writeFileSync(${JSON.stringify(join(base, 'called'))}, process.argv.slice(2).join('\\n'));`;
  writeFileSync(join(base, 'strnn.cjs'), `${record}${strnn}`);
  const scontrol = join(base, 'bin', 'scontrol');
  writeFileSync(scontrol, `#!/bin/sh\necho "$@" > ${shellQuote(join(base, 'scontrol'))}\n`);
  chmodSync(scontrol, 0o755);
  const text = slurmScript(
    { ...options, ...change.options },
    {
      matrix: 'm',
      cwd: base,
      node: process.execPath,
      strnn: join(base, 'strnn.cjs'),
      experimentFile: join(base, 'a.ts'),
      runs: join(base, 'runs'),
      logs: join(base, 'logs'),
      arguments: [],
      env: {},
      ...change.work,
    },
  );
  const file = join(base, 'script.sh');
  writeFileSync(file, text);
  const slurm = { SLURM_ARRAY_JOB_ID: '7', SLURM_ARRAY_TASK_ID: '2', SLURM_CPUS_PER_TASK: '4' };
  const env = { ...process.env, ...slurm, PATH: `${join(base, 'bin')}:${process.env.PATH}`, ...change.env };
  const child = spawn('bash', [file], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += String(part)));
  const ended = once(child, 'close');
  await during((signal) => void child.kill(signal), base);
  const [code] = (await ended) as [number | null];
  const read = (name: string): string =>
    existsSync(join(base, name)) ? readFileSync(join(base, name), 'utf8').replaceAll(base, 'BASE').trim() : '';
  return { code, output, called: read('called'), scontrol: read('scontrol') };
}

/** A strnn that goes on until it is asked to stop, as one with a checkpoint does. */
const obedient = `process.on('SIGTERM', () => setTimeout(() => process.exit(130), 50)); setInterval(() => {}, 1000); require('fs').writeFileSync('begun', '');`;
const begun = async (base: string): Promise<void> => {
  while (!existsSync(join(base, 'begun'))) await pause(10);
};

describe.skipIf(spawnSync('bash', ['--version']).status !== 0)('the array script', () => {
  it('calls strnn with one worker per core, whatever is in the paths, and passes on its exit status', async () => {
    const ended = await runScript('process.exit(1)', {
      work: { arguments: ['--only', "it's * $x"], env: { STRNN_BACKEND: 'cpu' } },
    });
    expect(ended.called).toBe(
      ['run', 'BASE/a.ts', '--runs', 'BASE/runs', '--only', "it's * $x", '--workers', '4'].join('\n'),
    );
    expect(ended.output).toMatch(/^strnn: task 2 of job 7 on \S+, start 0, /);
    expect(ended.code).toBe(1);
  });

  it('runs the setup lines before it looks for node', async () => {
    const ended = await runScript('console.log(process.env.FROM_MODULE)', {
      options: { setup: ['export FROM_MODULE=loaded'] },
    });
    expect(ended.output).toContain('loaded');
    expect(ended.code).toBe(0);
  });

  it('says what to do where there is no node', async () => {
    const base = folder();
    const node = join(base, 'node');
    writeFileSync(node, '#!/bin/sh\nif [ "$1" = --version ]; then echo v12.0.0; else exit 1; fi\n');
    chmodSync(node, 0o755);
    const ended = await runScript('', { work: { node }, env: { PATH: `${base}:/usr/bin:/bin` } });
    expect(ended).toMatchObject({ code: 2, called: '' });
    expect(ended.output).toMatch(
      /Node\.js 20\.19 or newer is needed on \S+, found v12\.0\.0\. .*--setup 'module load nodejs'/,
    );
  });

  it('saves the checkpoints when the time is nearly over, and enqueues the task again', async () => {
    const ended = await runScript(obedient, {}, async (kill, base) => {
      await begun(base);
      kill('SIGUSR1');
    });
    expect(ended).toMatchObject({ code: 0, scontrol: 'requeue 7_2' });
  });

  it('does not come back when it is ended by its owner, nor for ever', async () => {
    const stop = (signal: NodeJS.Signals) => async (kill: (signal: NodeJS.Signals) => void, base: string) => {
      await begun(base);
      kill(signal);
    };
    expect(await runScript(obedient, {}, stop('SIGTERM'))).toMatchObject({ code: 130, scontrol: '' });
    const tired = await runScript(obedient, { env: { SLURM_RESTART_COUNT: '100' } }, stop('SIGUSR1'));
    expect(tired).toMatchObject({
      code: 130,
      scontrol: '',
      output: expect.stringContaining('Submit the script again'),
    });
  });

  it('asks for what was asked for', () => {
    const work = {
      matrix: 'a b',
      cwd: '/w',
      node: '/n',
      strnn: '/s',
      experimentFile: '/e',
      runs: '/r',
      logs: '/r/100%/l',
    };
    const text = slurmScript(
      {
        ...options,
        array: '20%5',
        time: '1-12',
        partition: 'gpu',
        account: 'me',
        memory: 2000,
        sbatch: ['--qos=long'],
      },
      { ...work, arguments: [], env: {} },
    );
    expect(text.split('\n').filter((line) => line.startsWith('#SBATCH'))).toEqual([
      '#SBATCH --job-name=strnn-a-b',
      '#SBATCH --array=1-20%5',
      '#SBATCH --nodes=1',
      '#SBATCH --ntasks=1',
      '#SBATCH --cpus-per-task=2',
      '#SBATCH --time=1-12',
      '#SBATCH --partition=gpu',
      '#SBATCH --account=me',
      '#SBATCH --mem-per-cpu=2000M',
      '#SBATCH --signal=B:USR1@120',
      '#SBATCH --requeue',
      '#SBATCH --open-mode=append',
      '#SBATCH --output="/r/100%%/l/%A_%a.log"',
      '#SBATCH --qos=long',
    ]);
    expect(text).toContain('--memory 1800');
    // Less than the least that run takes would be refused in every task.
    const small = slurmScript({ ...options, memory: 256 }, { ...work, arguments: [], env: {} });
    expect(small).toContain('--memory 256');
  });
});

describe('the options of an array script', () => {
  it.each([
    ['30', 1800],
    ['30:15', 1815],
    ['1:00:00', 3600],
    ['1-12', 129_600],
    ['1-12:30', 131_400],
    ['0-0:0:5', 5],
    ['4h', undefined],
    ['', undefined],
  ])('time %s is %s seconds', (text, seconds) => expect(slurmSeconds(text)).toBe(seconds));

  it.each<[Partial<SlurmOptions>, string]>([
    [{ array: '0' }, "--array: expected a number of tasks, or 20%5 for at most 5 of 20 at a time, found '0'"],
    [{ array: '1-5' }, "found '1-5'"],
    [{ time: '4h' }, '--time: expected a time limit as sbatch takes it'],
    [{ time: '2' }, '--time: 2 is 120 s, and 120 s before its end'],
    [{ partition: 'a;b' }, '--partition: expected the name of one'],
    [{ sbatch: ['qos=long'] }, '--sbatch: expected one option of sbatch (--qos=long)'],
    [{ sbatch: ['--array=5'] }, '--sbatch --array=5: the script sets this one itself'],
    [{ setup: ['a\nb'] }, '--setup: expected one line'],
  ])('are refused: %j', (change, message) => {
    expect(() => checkSlurmOptions({ ...options, ...change }, { logs: '/l' })).toThrow(message);
  });

  it('are refused with a path that sbatch cannot read', () => {
    expect(() => checkSlurmOptions(options, { logs: '/a"b' })).toThrow(/sbatch cannot write a log under a path/);
    expect(() => checkSlurmOptions(options, { logs: "/it's 100 % odd" })).not.toThrow();
  });
});
