import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '@strnn/core/dataset';
import { withinSubjectAccuracy } from '../lookalike/withinSubject.test.support.js';
import { eegmat, eegmatTools, type EegmatOptions } from './index.js';

const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));
const reference = JSON.parse(readFileSync(join(fixtures, 'eegmat_logistic_regression.json'), 'utf8')) as {
  features: { task: number; window: number; channel: string; de: number[] }[];
};

let root: string;
let lookalike: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'strnn-eegmat-'));
  lookalike = join(root, 'lookalike');
  await eegmatTools.generate(lookalike, { small: true });
});
afterAll(() => rmSync(root, { recursive: true }));

function copy(name: string): string {
  const folder = join(root, name);
  cpSync(lookalike, folder, { recursive: true });
  return folder;
}

const only = (level: CheckResult['level'], results: readonly CheckResult[]): string[] =>
  results.filter((result) => result.level === level).map(({ message }) => message);

describe('eegmat on the recordings of one subject', () => {
  const options = { path: fixtures, recipe: { feature: 'de', method: 'filter', window: 2 }, cache: false } as const;

  it('reads rest and arithmetic as two trials', async () => {
    const { shape, y, ids, classes, sites, features, slice } = await eegmat({
      ...options,
      slices: 5,
      sliceStep: 5,
    }).load();
    expect(shape).toEqual({ S: 4, T: 5, N: 19, D: 5 });
    expect([classes, [...y], ids.subject, ids.trial, [...ids.window]]).toEqual([
      ['rest', 'arithmetic'],
      [0, 0, 1, 1],
      ['0', '0', '0', '0'],
      ['rest', 'rest', 'arithmetic', 'arithmetic'],
      [0, 1, 0, 1],
    ]);
    expect(sites.names.slice(0, 8)).toEqual(['Fp1', 'Fp2', 'F3', 'F4', 'F7', 'F8', 'T3', 'T4']);
    expect(features).toEqual(['delta', 'theta', 'alpha', 'beta', 'gamma'].map((band) => `de ${band} (nats)`));
    expect(slice).toBe('2 s');
  });

  // float32 keeps 7 digits of values up to 5.
  it.each(reference.features)(
    'equals SciPy on MNE: task $task, window $window, $channel',
    async ({ task, window, channel, de }) => {
      const { x, sites, ids } = await eegmat({ ...options, slices: 1 }).load();
      const sample = task * 10 + window;
      expect(ids.window[sample]).toBe(window);
      const at = (sample * 19 + sites.names.indexOf(channel)) * 5;
      de.forEach((value, band) => expect(Math.abs(x[at + band] - value)).toBeLessThan(1e-5));
    },
  );

  it('takes the first seconds alone', async () => {
    const recipe = { feature: 'de', window: 2 } as const;
    const [all, first] = [20, 6].map((seconds) => eegmat({ ...options, recipe, seconds, slices: 1 }).load());
    expect((await first).shape.S).toBe(6);
    expect((await first).x.subarray(0, 3 * 95)).toEqual((await all).x.subarray(0, 3 * 95));
  });

  it('finds the cut of the recordings and that most subjects are missing', async () => {
    const results = await eegmatTools.check(fixtures);
    expect(only('error', results)).toEqual([]);
    expect(only('ok', results)).toContain('2 recordings with the 19 EEG channels at 500 Hz');
    expect(only('warning', results)).toEqual([
      expect.stringMatching(/^2 of 72 recordings; missing: Subject01_1\.edf, .* and 62 more\./),
      expect.stringContaining('not part of the data set: SOURCE.txt'),
      'rest: 1 of 1 recordings are cut: expected about 182 s, found 20 s',
      'arithmetic: 1 of 1 recordings are cut: expected about 62 s, found 20 s',
      expect.stringContaining('subject-info.csv: missing'),
    ]);
  });
});

describe('the look-alike of EEGMAT', () => {
  it('has the form of the real data', async () => {
    const results = await eegmatTools.check(lookalike);
    expect(only('error', results)).toEqual([]);
    expect(only('ok', results)).toEqual([
      `folder ${lookalike}`,
      '6 recordings with the 19 EEG channels at 500 Hz',
      'subject-info.csv: 3 subjects, 2 counted well',
    ]);
    expect(only('warning', results)[0]).toMatch(
      /README-LOOKALIKE\.txt: this is a generated look-alike, not the data set/,
    );
    const header = readFileSync(join(lookalike, 'Subject00_1.edf')).toString('latin1', 0, 256 + 22 * 16);
    const real = readFileSync(join(fixtures, 'Subject00_1.edf')).toString('latin1', 0, 256 + 22 * 16);
    expect(header.slice(256)).toBe(real.slice(256));
    expect(header.slice(192, 197)).toBe('EDF+C');
  });

  it('can be learnt within the subject', async () => {
    const samples = await eegmat({ path: lookalike, slices: 1, cache: false }).load();
    expect(samples.shape).toEqual({ S: 60, T: 1, N: 19, D: 5 });
    // A trial left out leaves one class only here, so every window is its own trial for this question.
    const trial = samples.ids.trial.map((name, sample) => `${name} ${samples.ids.window[sample]}`);
    expect(withinSubjectAccuracy({ ...samples, ids: { ...samples.ids, trial } })).toBeGreaterThan(0.85);
  });

  it('labels who counted well, one label per subject', async () => {
    const samples = await eegmat({ path: lookalike, label: 'quality', slices: 10, cache: false }).load();
    expect([samples.classes, [...samples.y], samples.ids.trial]).toEqual([
      ['bad count', 'good count'],
      [0, 1, 1],
      ['arithmetic', 'arithmetic', 'arithmetic'],
    ]);
  });

  it('gives the same from the cache, and other values for other options', async () => {
    const cache = join(root, 'cache');
    const options = { path: lookalike, subjects: [1], slices: 2, cache } as const;
    const [first, second] = [await eegmat(options).load(), await eegmat(options).load()];
    expect(second).toEqual(first);
    expect(new Set(first.ids.subject)).toEqual(new Set(['1']));
    expect((await eegmat({ ...options, recipe: { feature: 'psd', window: 2 } }).load()).x).not.toEqual(first.x);
  });

  it('is the same for the same seed, in bytes', async () => {
    const [one, other] = ['one', 'other'].map((name) => join(root, name));
    await eegmatTools.generate(one, { small: true, subjects: 1 });
    await eegmatTools.generate(other, { small: true, subjects: 1, seed: 2 });
    const [first, again, second] = [lookalike, one, other].map((folder) =>
      readFileSync(join(folder, 'Subject00_2.edf')),
    );
    expect([again.equals(first), second.equals(first)]).toEqual([true, false]);
  });

  it('is not written over anything, nor with options that cannot be', async () => {
    await expect(eegmatTools.generate(lookalike)).rejects.toThrow(
      'expected a folder that is empty or absent, found a look-alike, maybe of a run that was interrupted',
    );
    await expect(eegmatTools.generate(join(lookalike, 'Subject00_1.edf'))).rejects.toThrow('found a file');
    const fresh = join(root, 'never');
    await expect(eegmatTools.generate(fresh, { subjects: 37 })).rejects.toThrow(
      'subjects: expected a number from 1 to 36, found 37',
    );
    await expect(eegmatTools.generate(fresh, { seed: 0.5 })).rejects.toThrow('seed: expected an integer, found 0.5');
    await expect(eegmatTools.generate(fresh, { smal: true } as never)).rejects.toThrow(
      "unknown option 'smal'. Did you mean 'small'?",
    );
  });
});

describe('eegmat', () => {
  it.each<[unknown, string]>([
    [{}, "eegmat.path: expected the name of the data set's folder, found undefined"],
    [{ path: 'x', second: 3 }, "eegmat: unknown option 'second'. Did you mean 'seconds'?"],
    [{ path: 'x', label: 'tsk' }, "eegmat.label: unknown label 'tsk'. Did you mean 'task'? Allowed: task, quality."],
    [
      { path: 'x', seconds: 1 },
      'eegmat.seconds: expected a number of seconds, at least the 2 s of a window, or null for all, found 1',
    ],
    [{ path: 'x', subjects: [36] }, "eegmat.subjects: unknown subject '36'."],
    [{ path: 'x', subjects: [1, '1'] }, "names the subject '1' twice"],
    [{ path: 'x', slices: 0 }, 'eegmat.slices: expected an integer of at least 1, found 0'],
    [{ path: 'x', sliceStep: 1.5 }, 'eegmat.sliceStep: expected an integer of at least 1, found 1.5'],
    [{ path: 'x', recipe: { feature: 'dee' } }, "eegmat.recipe.feature: unknown feature 'dee'. Did you mean 'de'?"],
    [{ path: 'x', recipe: { feature: 'de', bands: { gamma: [30, 300] } } }, 'eegmat.recipe.bands.gamma'],
    [{ path: 'x', cache: 7 }, 'eegmat.cache: expected the name of a folder, or false for none, found 7'],
    ['x', 'eegmat: expected an object of options, found "x"'],
  ])('refuses %j at once', (options, message) => {
    expect(() => eegmat(options as EegmatOptions)).toThrow(message);
  });

  it('says which path to give', async () => {
    const deep = join(root, 'deep');
    mkdirSync(join(deep, 'unzipped', 'again'), { recursive: true });
    cpSync(lookalike, join(deep, 'unzipped', 'again'), { recursive: true });
    const message = `Such files are in ${join(deep, 'unzipped', 'again')}: give that path`;
    await expect(eegmat({ path: deep }).load()).rejects.toThrow(message);
    expect(only('error', await eegmatTools.check(deep))).toEqual([expect.stringContaining(message)]);
    expect(only('error', await eegmatTools.check(join(root, 'nowhere')))).toEqual([
      expect.stringContaining('found nothing'),
    ]);
    expect(only('error', await eegmatTools.check(join(lookalike, 'Subject00_1.edf')))).toEqual([
      expect.stringContaining('found a file'),
    ]);
  });

  it('refuses a missing subject and a table that is wrong, naming the line', async () => {
    await expect(eegmat({ path: lookalike, subjects: [0, 7] }).load()).rejects.toThrow(
      "eegmat.subjects: the subject '7' is not there. Found: 0, 1, 2.",
    );
    const folder = copy('table');
    const table = join(folder, 'subject-info.csv');
    const text = readFileSync(table, 'utf8');
    const load = () => eegmat({ path: folder, label: 'quality', cache: false }).load();
    writeFileSync(table, text.replace(/,1$/m, ',2'));
    await expect(load()).rejects.toThrow(`${table}, line 3: Count quality: expected 0 or 1, found '2'`);
    writeFileSync(table, text.replace('Count quality', 'quality'));
    await expect(load()).rejects.toThrow('line 1: expected the columns Subject and Count quality');
    writeFileSync(table, text.split('\n').slice(0, 2).join('\n'));
    await expect(load()).rejects.toThrow('expected a row for Subject01, found none');
    rmSync(table);
    await expect(load()).rejects.toThrow(table);
  });
});

describe('checkEegmat', () => {
  it('finds what is cut, wrong, flat or new', async () => {
    const folder = copy('damaged');
    const file = (name: string): string => join(folder, name);
    writeFileSync(file('Subject00_1.edf'), readFileSync(file('Subject00_1.edf')).subarray(0, 300));
    writeFileSync(file('Subject00_2.edf'), '');
    const cut = readFileSync(file('Subject01_1.edf'));
    writeFileSync(file('Subject01_1.edf'), cut.subarray(0, cut.byteLength / 2));
    const renamed = readFileSync(file('Subject01_2.edf'));
    renamed.write('EEG X1 ', 256, 'latin1');
    writeFileSync(file('Subject01_2.edf'), renamed);
    const slow = readFileSync(file('Subject02_1.edf'));
    slow.write('2       ', 244, 'latin1');
    writeFileSync(file('Subject02_1.edf'), slow);
    const flat = readFileSync(file('Subject02_2.edf'));
    const record = (flat.byteLength - 256 * 23) / 20;
    for (let second = 0; second < 20; second++)
      flat.fill(0, 256 * 23 + second * record, 256 * 23 + second * record + 1000);
    writeFileSync(file('Subject02_2.edf'), flat);
    writeFileSync(file('notes.txt'), '');
    writeFileSync(file('subject-info.csv'), 'Subject,Count quality\nSubject00,maybe\n');
    const results = await eegmatTools.check(folder);
    const [errors, warnings] = [only('error', results), only('warning', results)];
    expect(errors).toEqual([
      expect.stringContaining('Subject00_1.edf'),
      expect.stringContaining('Subject00_2.edf'),
      expect.stringMatching(
        /Subject01_1\.edf: expected a whole recording; download it again\. .*9 whole records are read/,
      ),
      expect.stringContaining('Subject01_2.edf: expected the 19 EEG channels; missing: Fp1'),
      'Subject02_1.edf: expected 500 Hz, found 250 Hz',
      expect.stringContaining("subject-info.csv, line 2: Count quality: expected 0 or 1, found 'maybe'"),
    ]);
    expect(warnings.join('\n')).toContain('Subject02_2.edf: flat: Fp1');
    expect(warnings.join('\n')).toContain('not part of the data set: notes.txt');
  });

  it('finds subjects with one recording, and recordings under two names', async () => {
    const folder = copy('halves');
    rmSync(join(folder, 'Subject01_2.edf'));
    cpSync(join(folder, 'Subject00_2.edf'), join(folder, 'Subject02_2.edf'));
    const results = await eegmatTools.check(folder);
    expect(only('error', results)).toEqual([
      'Subject02_2.edf: holds the same bytes as Subject00_2.edf; one of them is a copy',
    ]);
    expect(only('warning', results)).toContain(
      'one of two recordings only of Subject01: of such a subject only one class is known',
    );
  });
});

describe('a recording that is wrong', () => {
  const load = (path: string) => eegmat({ path, slices: 1, cache: false }).load();

  it.each([
    ['inside a record', 0.5],
    ['after a record', undefined],
  ])('is refused when it is cut %s', async (_, share) => {
    const folder = copy(`cut ${share}`);
    const file = join(folder, 'Subject01_1.edf');
    const bytes = readFileSync(file);
    const head = 256 * 23;
    const record = (bytes.byteLength - head) / 20;
    writeFileSync(file, bytes.subarray(0, share === undefined ? head + 12 * record : share * bytes.byteLength));
    await expect(load(folder)).rejects.toThrow(`${file}: expected a whole recording; download it again`);
  });

  it('is named when a channel stands still', async () => {
    const folder = copy('still');
    const file = join(folder, 'Subject01_1.edf');
    const bytes = readFileSync(file);
    const head = 256 * 23;
    const record = (bytes.byteLength - head) / 20;
    for (let second = 4; second < 6; second++) bytes.fill(0, head + second * record, head + second * record + 1000);
    writeFileSync(file, bytes);
    await expect(load(folder)).rejects.toThrow(`${file}: features: channel 'Fp1' does not change from 4.000 s`);
  });
});
