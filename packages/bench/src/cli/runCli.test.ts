import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { fakeCell, fakePlan } from '../run/engine/fakePlan.test.support.js';
import { claimLease } from '../run/lease/claimLease.js';
import { cellFolder } from '../run/store/cellFolder.js';
import { openStore } from '../run/store/openStore.js';
import { temporaryFolders } from '../run/store/temporaryFolder.test.support.js';
import { writeFailure } from '../run/store/writeFailure.js';
import { fakeContext } from './fakeContext.test.support.js';
import { runCli } from './runCli.js';

const folder = temporaryFolders();

/** Runs the command line in this process; the real planning unless a context is given. */
async function strnn(args: readonly string[], context = {}): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const code = await runCli(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    ...context,
  });
  return { code, stdout, stderr };
}

/** A folder with `a.json`, a fake experiment of three cells; two of them have a state in `runs/fake`. */
function makeRun(): { base: string; runs: string; ids: string[] } {
  const base = folder();
  const cells = [fakeCell('a', {}, 1), fakeCell('a', {}, 2), fakeCell('b')];
  writeFileSync(
    join(base, 'a.json'),
    JSON.stringify([{ label: 'a', seed: 1 }, { label: 'a', seed: 2 }, { label: 'b' }]),
  );
  const runs = join(base, 'runs');
  const store = openStore(runs, fakePlan(join(base, 'a.json'), cells));
  const [, second, third] = cells.map(({ id }) => cellFolder(store.folder, id));
  mkdirSync(third);
  writeFailure(third, { id: cells[2].id, kind: 'error', message: 'it broke\nat line 3' });
  claimLease(second);
  mkdirSync(cellFolder(store.folder, '0123456789ab'));
  return { base, runs, ids: cells.map(({ id }) => id) };
}

describe('what bad input gets', () => {
  const usage = (...args: string[]) => ({ args, name: `strnn ${args.join(' ')}` });
  it.each([
    [usage('rnu', 'x'), "strnn: unknown command 'rnu'\n(Did you mean run?)\n"],
    [usage('run', 'x', '--wrokers', '2'), "strnn: unknown option '--wrokers'\n(Did you mean --workers?)\n"],
    [
      usage('run', 'x', '--backend', 'wams'),
      "strnn: --backend: unknown backend 'wams'. Did you mean 'wasm'? " +
        'Allowed: native, wasm-relaxed, wasm, cpu, node, node-gpu.\n',
    ],
    [usage('run'), "strnn: missing required argument 'experiment'\n"],
    [usage('plan', 'a', 'b'), "strnn: too many arguments for 'plan'. Expected 1 argument but got 2.\n"],
    [
      usage('run', 'x', '-w', '0'),
      "strnn: option '-w, --workers <count>' argument '0' is invalid. Expected a whole number from 1 to 1024.\n",
    ],
    [
      usage('run', 'x', '-w', '1e3'),
      "strnn: option '-w, --workers <count>' argument '1e3' is invalid. Expected a whole number from 1 to 1024.\n",
    ],
    [
      usage('run', 'x', '--memory', '255'),
      "strnn: option '--memory <MiB>' argument '255' is invalid. Expected a whole number of MiB from 256.\n",
    ],
    [usage('run', 'x', '--keep-going', '--fail-fast'), 'strnn: --keep-going and --fail-fast exclude each other\n'],
    [
      usage('doctor', 'uci-eg'),
      "strnn: doctor: unknown data set 'uci-eg'. Did you mean 'uci-eeg'? " +
        'Allowed: uci-eeg, uci-gfe, london-faces, seed, seed-iv, seed-v, deap, dreamer, eegmat, eeg-folder, ck-plus, oulu-casia, mmi, face-folder.\n',
    ],
    [usage('doctor', 'seed'), /^strnn: doctor: expected the folder of the data: strnn doctor seed FOLDER\. SEED: .*/],
    [
      usage('lookalike', 'uci-eeg', 'x'),
      "strnn: lookalike: unknown data set 'uci-eeg'. " +
        'Allowed: seed, seed-iv, seed-v, deap, dreamer, eegmat, eeg-folder, ck-plus, oulu-casia, mmi, face-folder.\n',
    ],
    [
      usage('inspect', 'x', '--rate', '-1'),
      "strnn: option '--rate <hz>' argument '-1' is invalid. Expected a number above 0.\n",
    ],
    [
      usage('inspect', 'no-such-file'),
      /^strnn: no-such-file: no such file or folder; expected an EEG file \(\.mat, \.edf, .*\), a picture, a video, landmarks, a run folder/,
    ],
  ])('$name', async ({ args }, message) => {
    const { code, stdout, stderr } = await strnn(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    if (typeof message === 'string') expect(stderr).toBe(message);
    else expect(stderr).toMatch(message);
  });

  it('names an experiment file that is not there', async () => {
    expect(await strnn(['plan', join(folder(), 'a.ablation.ts')])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^strnn: .*a\.ablation\.ts: no such experiment file\./),
    });
  });

  it('refuses the folder of another matrix, and one of a newer version, before any work and without a trace', async () => {
    const { base, runs } = makeRun();
    const untouched = (): string[] => readdirSync(join(runs, 'fake'), { recursive: true }).map(String).sort();
    const before = untouched();
    const check = vi.fn();
    const context = {
      ...fakeContext,
      plan: async (file: string) => ({ ...(await fakeContext.plan(file)), check }),
    };
    writeFileSync(join(base, 'b.json'), JSON.stringify([{ label: 'x' }]));
    const other = await strnn(['run', join(base, 'b.json'), '--runs', runs], context);
    expect(other).toMatchObject({ code: 2, stdout: '' });
    expect(other.stderr).toMatch(
      /fake: holds the matrix of another experiment \(.*a\.json\), not of .*b\.json\. Give one of them another name, or another folder with --runs FOLDER\.\n$/,
    );
    const path = join(runs, 'fake', 'plan.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"formatVersion":2', '"formatVersion":99'));
    for (const command of ['run', 'status', 'report']) {
      const newer = await strnn([command, join(base, 'a.json'), '--runs', runs], context);
      expect(newer.code).toBe(2);
      expect(newer.stderr).toMatch(
        /plan\.json: written by a newer version of strnn \(store format 99; this version knows up to 2\)\. Update @strnn\/bench, or give another folder with --runs FOLDER\.\n$/,
      );
    }
    expect(untouched()).toEqual(before);
    expect(check).not.toHaveBeenCalled();
  });

  it('names the nearest run and cell', async () => {
    const { base, runs } = makeRun();
    expect((await strnn(['status', 'fkae', '--runs', runs])).stderr).toMatch(
      /^strnn: fkae: expected an experiment file or a run folder, found nothing\. Did you mean 'fake'\? Runs in .*: fake\.\n$/,
    );
    const only = await strnn(['run', join(base, 'a.json'), '--runs', runs, '--only', 'c'], fakeContext);
    expect(only.stderr).toBe(
      "strnn: --only: no cell of the matrix matches 'c' (a part of a label, or the start of an id). Did you mean 'a'? 'strnn plan' lists all 3 cells.\n",
    );
  });

  it('shows the stack with --debug, before or after the command', async () => {
    const plain = await strnn(['doctor', 'x']);
    for (const args of [
      ['--debug', 'doctor', 'x'],
      ['doctor', 'x', '--debug'],
    ]) {
      const { stderr } = await strnn(args);
      expect(stderr.startsWith(plain.stderr)).toBe(true);
      expect(stderr).toMatch(/\n {4}at .*doctorCommand/);
    }
  });

  it('reports its own mistakes as such, with the stack and status 1', async () => {
    const plan = (): never => {
      throw new TypeError('x is undefined', { cause: new Error('deeper') });
    };
    const { code, stderr } = await strnn(['plan', 'a.json'], { plan });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^strnn: unexpected error, please report it:\nTypeError: x is undefined\n {4}at [^]*caused by: Error: deeper/,
    );
  });
});

describe('help', () => {
  it('is on stdout when asked for, on stderr without a command', async () => {
    expect(await strnn(['--help'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Usage: strnn [options] [command]'),
      stderr: '',
    });
    expect(await strnn([])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage: strnn') });
    expect((await strnn(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('strnn status', () => {
  it('tells the counts and a line per cell, by experiment, folder or name', async () => {
    const { base, runs, ids } = makeRun();
    const [first, second, third] = ids;
    const { code, stdout } = await strnn(['status', 'fake', '--runs', runs]);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(1)).toEqual([
      `  pending  ${first}  a seed=1`,
      expect.stringMatching(`^  leased   ${second}  a seed=2  .*, process ${process.pid}$`),
      expect.stringMatching(`^  failed   ${third}  b +it broke$`),
      '  stale    0123456789ab  not in the plan',
      '',
    ]);
    expect(stdout).toMatch(/^fake: 3 cells: 1 leased, 1 failed, 1 pending, 1 stale \(.*fake\)\n/);
    for (const target of [join(runs, 'fake'), join(base, 'a.json')]) {
      expect((await strnn(['status', target, '--runs', runs])).stdout).toBe(stdout);
    }
    expect((await strnn(['status', '--runs', runs])).stdout).toBe(stdout.split('\n', 1)[0] + '\n');
    expect((await strnn(['status', '--runs', join(base, 'none')])).stdout).toMatch(/^no run in .*none yet\n$/);
  });

  it('hides no run behind one that cannot be read', async () => {
    const { base, runs } = makeRun();
    mkdirSync(join(runs, 'aged'));
    writeFileSync(join(runs, 'aged', 'plan.json'), '{ "formatVersion": 99 }');
    const all = await strnn(['status', '--runs', runs]);
    expect(all.code).toBe(2);
    expect(all.stdout).toMatch(/^fake: 3 cells: .*\n$/);
    expect(all.stderr).toMatch(/^strnn: .*aged.plan\.json: written by a newer version of strnn/);
    const json = await strnn(['status', '--json', '--runs', runs]);
    expect(JSON.parse(json.stdout)).toMatchObject([{ name: 'fake' }]);
    // An experiment whose name does not tell its folder, so that all are looked through.
    expect(await strnn(['status', join(base, 'a.json'), '--runs', runs])).toMatchObject({ code: 0, stderr: '' });
  });

  it('gives the same as JSON', async () => {
    const { runs, ids } = makeRun();
    const { stdout } = await strnn(['status', 'fake', '--json', '--runs', runs]);
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'fake',
      counts: { done: 0, leased: 1, failed: 1, pending: 1, stale: 1 },
      cells: [
        { id: ids[0], state: 'pending' },
        { state: 'leased' },
        { state: 'failed', message: 'it broke' },
        { state: 'stale' },
      ],
    });
  });
});

describe('strnn plan', () => {
  it('prints the matrix with the states of its cells, and runs nothing', async () => {
    const { base, runs, ids } = makeRun();
    const { stdout } = await strnn(['plan', join(base, 'a.json'), '--runs', runs], fakeContext);
    expect(stdout).toMatch(
      /^fake\n {2}experiment {2}.*a\.json\n {2}data {8}fake \(fingerprint ffffffffffff\)\n {2}protocol {4}grouped 3-fold by subject\n/,
    );
    expect(stdout).toContain(
      `\n${ids[0]}  pending  seed 1  a\n${ids[1]}  leased   seed 2  a\n${ids[2]}  failed   seed 0  b\n`,
    );
    const json = await strnn(['plan', join(base, 'a.json'), '--json'], fakeContext);
    expect(JSON.parse(json.stdout)).toMatchObject({ name: 'fake', cells: ids.map((id) => ({ id })) });
  });
});

describe('strnn inspect', () => {
  it('describes a run folder, a cell and its files', async () => {
    const { runs, ids } = makeRun();
    const inspect = async (path: string): Promise<unknown> => JSON.parse((await strnn(['inspect', path])).stdout);
    const run = join(runs, 'fake');
    expect(await inspect(run)).toMatchObject({ kind: 'run', name: 'fake', cells: 3, counts: { failed: 1 } });
    expect(await inspect(join(run, 'plan.json'))).toMatchObject({ kind: 'plan', name: 'fake' });
    const failed = cellFolder(run, ids[2]);
    expect(await inspect(join(failed, 'error.json'))).toMatchObject({ kind: 'error', message: 'it broke\nat line 3' });
    writeFileSync(join(failed, 'cell.json'), JSON.stringify({ formatVersion: 1, cell: fakeCell('b') }));
    expect(await inspect(failed)).toMatchObject({ kind: 'cell', label: 'b', state: 'failed', log: [] });
    writeFileSync(join(failed, 'result.json'), JSON.stringify({ formatVersion: 1, cell: fakeCell('b'), folds: [] }));
    expect(await inspect(join(failed, 'result.json'))).toEqual({
      kind: 'result',
      valid: false,
      problem: 'parameterCount: expected a whole number >= 0',
    });
  });

  it('says what it cannot read', async () => {
    const path = join(folder(), 'plan.json');
    writeFileSync(path, '{');
    expect((await strnn(['inspect', path])).stderr).toMatch(/^strnn: .*plan\.json: cannot be read: not JSON/);
  });
});

describe('strnn run, in this process', () => {
  it('prints JSON lines for programs', async () => {
    const base = folder();
    writeFileSync(join(base, 'a.json'), JSON.stringify([{ label: 'a' }]));
    const { code, stdout, stderr } = await strnn(
      ['run', join(base, 'a.json'), '--json', '--runs', join(base, 'runs')],
      fakeContext,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string });
    expect(events[0]).toMatchObject({ event: 'start', total: 1 });
    expect(events.at(-1)).toMatchObject({
      event: 'end',
      done: 1,
      failed: 0,
      left: 0,
      files: expect.arrayContaining([expect.stringMatching(/results\.json$/)]),
    });
    const results: unknown = JSON.parse(readFileSync(join(base, 'runs', 'fake', 'results.json'), 'utf8'));
    expect(results).toBeTypeOf('object');
    const again = await strnn(['report', join(base, 'runs', 'fake')]);
    expect(again).toMatchObject({ code: 0, stdout: expect.stringMatching(/^model[^]*\nReport: .*report\.md/) });
  });

  it('prints the table even where the reports cannot be written', async () => {
    const base = folder();
    writeFileSync(join(base, 'a.json'), JSON.stringify([{ label: 'a' }]));
    const run = (): ReturnType<typeof strnn> =>
      strnn(['run', join(base, 'a.json'), '-q', '--runs', join(base, 'runs')], fakeContext);
    expect((await run()).code).toBe(0);
    const page = join(base, 'runs', 'fake', 'report.md');
    rmSync(page);
    mkdirSync(join(page, 'in-the-way'), { recursive: true });
    for (const { code, stdout, stderr } of [await run(), await strnn(['report', join(base, 'runs', 'fake')])]) {
      expect(code).toBe(2);
      expect(stdout).toMatch(/^model /);
      expect(stdout).not.toContain('Report:');
      expect(stderr).toMatch(/^strnn: .*fake: cannot write \(/);
    }
  });
});
