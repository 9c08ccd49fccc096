import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { temporaryFolders } from '../run/store/temporaryFolder.test.support.js';
import type { FakeExperiment } from './fakeContext.test.support.js';

const folder = temporaryFolders();
const script = fileURLToPath(new URL('./fakeStrnn.test.support.ts', import.meta.url));
const register = new URL('../../bin/register.js', import.meta.url).href;

/** A folder with an experiment file in it. */
function makeExperiment(cells: FakeExperiment, name = 'a.json'): string {
  const base = folder();
  writeFileSync(join(base, name), JSON.stringify(cells));
  return base;
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts `strnn` as the leader of a process group, as a shell does. */
function start(base: string, args: readonly string[]): { process: ChildProcess; ended: Promise<Ended> } {
  const env = { ...process.env, CI: 'true' };
  const child = spawn(process.execPath, ['--import', register, script, ...args], { cwd: base, env, detached: true });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text) => (stdout += String(text)));
  child.stderr.on('data', (text) => (stderr += String(text)));
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal, stdout, stderr }));
  return { process: child, ended };
}

const run = (base: string, ...args: string[]): Promise<Ended> => start(base, ['run', ...args]).ended;
/** Every finished fold, by whichever process. */
const folds = (base: string): string[] => {
  const log = join(base, 'runs/fake/log.txt');
  return existsSync(log)
    ? readFileSync(log, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ').slice(1).join(' '))
    : [];
};
const leases = (base: string): string[] =>
  readdirSync(join(base, 'runs/fake/cells'), { recursive: true })
    .map(String)
    .filter((name) => name.includes('lease'));

describe('strnn run, as a process', () => {
  it('runs, reports, and finds everything done the second time', async () => {
    const base = makeExperiment([{ label: 'a' }, { label: 'b' }, { label: 'c', seed: 1 }]);
    const first = await run(base, 'a.json', '--workers', '2');
    expect(first.stderr).toMatch(
      /^Checking the data, the splits and the plugins\nfake: 3 cells, 0 done, 3 to run on 2 workers\n/,
    );
    expect(first).toMatchObject({ code: 0, stderr: expect.stringMatching(/\n3 of 3 cells done, \d+ s\.\n$/) });
    expect(first.stdout).toMatch(
      /\nReport: runs\/fake\/report\.md, runs\/fake\/report\.html, .*runs\/fake\/results\.csv, .*runs\/fake\/results\.json\n/,
    );
    for (const file of ['report.md', 'report.html', 'results.csv', 'results.json'])
      expect(existsSync(join(base, 'runs/fake', file))).toBe(true);
    const second = await run(base, 'a.json');
    expect(second).toMatchObject({ code: 0, stdout: first.stdout });
    expect(second.stderr).toMatch(/^fake: 3 cells, 3 done, 0 to run\n3 of 3 cells done/);
    expect(folds(base)).toHaveLength(9);
  });

  it('exits with 1 when a cell failed, naming it, its reason and its log', async () => {
    const base = makeExperiment([{ label: 'good' }, { label: 'bad', options: { fault: 'throw' } }]);
    const ended = await run(base, 'a.json', '--quiet');
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(
      /^failed: bad: cell 'odd': step threw on purpose\. \(log: .*\)\n1 cell failed\. Run again with --retry once the cause is mended\.\n {2}bad: cell 'odd': step threw on purpose\. \(log: runs\/fake\/cells\/\w{12}\/log\.txt\)\n$/,
    );
    writeFileSync(join(base, 'mended'), '');
    expect((await run(base, 'a.json', '--retry')).code).toBe(0);
  });

  it('stops at a checkpoint after Ctrl-C, exits with 130 and goes on in the next run', async () => {
    const base = makeExperiment(
      Array.from({ length: 4 }, (_, seed) => ({ label: 'x', seed, options: { foldTime: 150 } })),
    );
    const { process: strnn, ended } = start(base, ['run', 'a.json', '--workers', '2']);
    while (folds(base).length < 2) await pause(10);
    process.kill(-strnn.pid!, 'SIGINT'); // to the whole group, as a terminal does it
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toMatch(/Stopping at the next checkpoint\. Press Ctrl-C again to stop at once\.\n/);
    expect(stderr).toMatch(
      /Stopped: \d of 4 cells done; nothing that was finished is lost\.\nTo go on, run the same command again\.\n$/,
    );
    expect(leases(base)).toEqual([]);
    const before = folds(base).length;
    expect(before).toBeLessThan(12);
    expect((await run(base, 'a.json')).code).toBe(0);
    expect(folds(base)).toHaveLength(12);
    expect(new Set(folds(base).map((line) => line.replace(/ by .*/, ''))).size).toBe(12);
  });

  it('ends at once after a second Ctrl-C', async () => {
    const base = makeExperiment([{ label: 'x', options: { foldTime: 1e6, deaf: true } }]);
    const { process: strnn, ended } = start(base, ['run', 'a.json']);
    while (!existsSync(join(base, 'runs/fake/cells')) || leases(base).length === 0) await pause(10);
    while (
      !readdirSync(join(base, 'runs/fake/cells'), { recursive: true }).some((name) => String(name).endsWith('folds'))
    )
      await pause(10);
    process.kill(-strnn.pid!, 'SIGINT');
    await pause(800);
    process.kill(-strnn.pid!, 'SIGINT');
    expect(await ended).toMatchObject({ code: 130 });
    expect(leases(base)).toEqual([]);
  });

  it('leaves no worker behind when it is killed, and the next run takes its cells over', async () => {
    const base = makeExperiment(
      Array.from({ length: 2 }, (_, seed) => ({ label: 'x', seed, options: { foldTime: 300 } })),
    );
    const { process: strnn, ended } = start(base, ['run', 'a.json', '--workers', '2']);
    while (folds(base).length < 1) await pause(10);
    strnn.kill('SIGKILL');
    expect(await ended).toMatchObject({ signal: 'SIGKILL' }); // comes once the workers have closed their ends of the pipes
    expect(leases(base)).toHaveLength(2);
    const before = folds(base).length;
    const next = await run(base, 'a.json');
    expect(next.code).toBe(0);
    expect(folds(base).length).toBeGreaterThan(before);
    expect(new Set(folds(base).map((line) => line.replace(/ by .*/, ''))).size).toBe(6);
  });

  it.each([
    ['unreadable data', 'unreadable.json', 'strnn: trials.csv: missing.\n'],
    ['a leak', 'leaky.json', "strnn: cell 'x' cannot run: a subject is on both sides.\n"],
  ])('refuses %s before anything runs or is written', async (_, name, message) => {
    const base = makeExperiment([{ label: 'x' }], name);
    expect(await run(base, name, '--quiet')).toMatchObject({ code: 2, stdout: '', stderr: message });
    expect(existsSync(join(base, 'runs'))).toBe(false);
  });
});
