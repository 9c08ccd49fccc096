import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '@strnn/core/dataset';
import { extractFeatures } from '../../feature/extract/extractFeatures.js';
import { matCell } from '../../format/mat/matCell.js';
import { matDouble } from '../../format/mat/matDouble.js';
import { matStruct } from '../../format/mat/matStruct.js';
import { matText } from '../../format/mat/matText.js';
import type { MatValue } from '../../format/mat/MatValue.js';
import { openMat } from '../../format/mat/openMat.js';
import { writeMat } from '../../format/mat/writeMat.js';
import { montageChannels } from '../../montage/montageChannels.js';
import { withinSubjectAccuracy } from '../lookalike/withinSubject.test.support.js';
import { dreamer, dreamerTools, type DreamerOptions } from './index.js';

let root: string;
let lookalike: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'strnn-dreamer-'));
  lookalike = join(root, 'lookalike');
  await dreamerTools.generate(lookalike, { small: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const only = (level: CheckResult['level'], results: readonly CheckResult[]): string[] =>
  results.filter((result) => result.level === level).map(({ message }) => message);

/** The recording at a path of the look-alike: samples x 14, column-major, and its number of samples. */
async function leafAt(path: string): Promise<{ data: Float64Array; samples: number }> {
  const mat = await openMat(join(lookalike, 'DREAMER.mat'));
  try {
    for await (const { value } of mat.leaves('DREAMER', (name) => path.startsWith(name))) {
      return { data: (value as { data: Float64Array }).data, samples: value.dims[0] };
    }
  } finally {
    await mat.close();
  }
  throw new Error(`no ${path}`);
}

const short = { lastSeconds: 8, slices: 8, cache: false } as const;

describe('dreamer on its look-alike', () => {
  it('gives a sample per film, with the labels of its ratings', async () => {
    const samples = await dreamer({ path: lookalike, ...short }).load();
    expect(samples.shape).toEqual({ S: 24, T: 8, N: 14, D: 4 });
    expect(samples.sites.names).toEqual(montageChannels('emotiv14'));
    expect(samples.features).toEqual(
      ['theta', 'alpha', 'beta', 'gamma'].map((band) => expect.stringContaining(band) as string),
    );
    expect([...new Set(samples.ids.subject)]).toEqual(['1', '2', '3']);
    expect(samples.ids.trial.slice(0, 8)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    expect(samples.classes).toEqual(['low valence', 'high valence']);
    expect([...samples.y].slice(0, 8)).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    const quadrants = await dreamer({ path: lookalike, ...short, label: 'valence-arousal' }).load();
    expect(quadrants.classes).toEqual([
      'low valence, low arousal',
      'low valence, high arousal',
      'high valence, low arousal',
      'high valence, high arousal',
    ]);
    expect([...quadrants.y].slice(0, 4)).toEqual([0, 2, 1, 3]);
  });

  it('takes the last seconds of a film, and subtracts the mean features of the baseline', async () => {
    const path = 'DREAMER.Data{2}.EEG.';
    const [film, before] = [await leafAt(`${path}stimuli{3}`), await leafAt(`${path}baseline{3}`)];
    const names = montageChannels('emotiv14');
    const recipe = {
      feature: 'de',
      bands: { theta: [4, 8], alpha: [8, 14], beta: [14, 31], gamma: [31, 45] },
    } as const;
    const features = ({ data, samples }: typeof film, seconds: number) => {
      const channels = names.map((_, c) => data.subarray((c + 1) * samples - seconds * 128, (c + 1) * samples));
      return extractFeatures({ names, rate: 128, units: names.map(() => 'uV'), data: channels }, recipe).data;
    };
    const [expected, baseline] = [features(film, 8), features(before, 2)];
    const at = (samples: Awaited<ReturnType<ReturnType<typeof dreamer>['load']>>) => {
      const sample = samples.ids.subject.findIndex((subject, s) => subject === '2' && samples.ids.trial[s] === '3');
      return [...samples.x.subarray(sample * 8 * 56, (sample + 1) * 8 * 56)];
    };
    expect(at(await dreamer({ path: lookalike, ...short }).load())).toEqual([...Float32Array.from(expected)]);
    const mean = Array.from({ length: 56 }, (_, i) => (baseline[i] + baseline[56 + i]) / 2);
    const corrected = at(await dreamer({ path: lookalike, ...short, baseline: 'subtract', baselineSeconds: 2 }).load());
    corrected.forEach((value, i) => expect(Math.abs(value - (expected[i] - mean[i % 56]))).toBeLessThan(1e-5));
  });

  it('takes whole films of different lengths', async () => {
    const { ids } = await dreamer({
      path: join(lookalike, 'DREAMER.mat'),
      lastSeconds: null,
      slices: 2,
      sliceStep: 2,
      cache: false,
    }).load();
    // 8, 9 and 10 s: four, four and five samples of two windows.
    expect(ids.trial.slice(0, 13)).toEqual(['1', '1', '1', '1', '2', '2', '2', '2', '3', '3', '3', '3', '3']);
  });

  it('can be learnt within the subject, for both scales', async () => {
    for (const label of ['valence', 'arousal'] as const) {
      const samples = await dreamer({ path: lookalike, ...short, label }).load();
      expect(withinSubjectAccuracy(samples)).toBeGreaterThan(0.75);
    }
  });

  it('keeps the ratings in the cache: another label is not another reading', async () => {
    const cache = join(root, 'cache');
    const path = join(root, 'cached');
    cpSync(lookalike, path, { recursive: true });
    const options = { path, lastSeconds: 8, slices: 8, cache } as const;
    const first = await dreamer(options).load();
    expect(await dreamer(options).load()).toEqual(first);
    const arousal = await dreamer({ ...options, label: 'arousal', subjects: [3, 1] }).load();
    expect([...arousal.y].slice(0, 4)).toEqual([0, 0, 1, 1]);
    expect(new Set(arousal.ids.subject)).toEqual(new Set(['1', '3']));
    const fingerprints = [options, { ...options, label: 'arousal' } as const].map((given) =>
      dreamer(given).fingerprint(),
    );
    expect(await fingerprints[0]).not.toBe(await fingerprints[1]);
  });

  it('leaves out what lies between two thresholds', async () => {
    const samples = await dreamer({ path: lookalike, ...short, threshold: [1, 5] }).load();
    expect(samples.shape.S).toBeLessThan(24);
    const strict = await dreamer({ path: lookalike, ...short, threshold: 1 }).load();
    expect(strict.shape.S).toBe(24);
    expect([...strict.y].filter((label) => label === 1).length).toBeGreaterThan(12);
  });

  it('is checked without an error', async () => {
    const results = await dreamerTools.check(lookalike);
    expect(only('error', results)).toEqual([]);
    expect(only('warning', results)).toEqual([
      expect.stringContaining('this is a generated look-alike'),
      'baseline: expected at least 61 s, found less in 24 of 24, down to 4.0 s',
      'stimuli: expected at least 65 s, found less in 24 of 24, down to 8.0 s',
      'expected 23 subjects, found 3. What is there can be used',
      'subject 1: expected 18 films, found 8',
      'subject 2: expected 18 films, found 8',
      'subject 3: expected 18 films, found 8',
    ]);
  });
});

describe('dreamer', () => {
  it.each<[unknown, string]>([
    [{ path: 'x', lable: 'valence' }, "dreamer: unknown option 'lable'. Did you mean 'label'?"],
    [{ path: 'x', label: 'liking' }, "dreamer.label: unknown label 'liking'."],
    [
      { path: 'x', threshold: 6 },
      'dreamer.threshold: expected a number from 1 to 5, or two, the second not below the first, found 6',
    ],
    [{ path: 'x', threshold: [3, 2] }, 'found [3,2]'],
    [
      { path: 'x', lastSeconds: 0.5 },
      'dreamer.lastSeconds: expected a number of seconds, at least the 1 s of a window, or null for all, found 0.5',
    ],
    [{ path: 'x', baselineSeconds: '4' }, 'dreamer.baselineSeconds'],
    [{ path: 'x', baseline: 'sub' }, "dreamer.baseline: unknown way 'sub'."],
    [{ path: 'x', subjects: [24] }, "dreamer.subjects: unknown subject '24'"],
    [{ path: 'x', recipe: { feature: 'de', window: 0.3 } }, 'dreamer.recipe.window'],
  ])('refuses %j at once', (options, message) => {
    expect(() => dreamer(options as DreamerOptions)).toThrow(message);
  });

  it('says where the file is, and which film is too short', async () => {
    await expect(dreamer({ path: root }).load()).rejects.toThrow(/Such files are in .*: give that path/);
    await expect(dreamer({ path: lookalike, cache: false }).load()).rejects.toThrow(
      `${join(lookalike, 'DREAMER.mat')}: subject 1, film 1, stimuli: expected at least 60 s, found 8.0 s`,
    );
  });
});

/** One subject with one film of 8 s and 1 s before it. */
function subject(change: Readonly<Record<string, MatValue>> = {}, film?: MatValue): MatValue {
  const eeg = (seconds: number): MatValue =>
    matDouble(
      [seconds * 128, 14],
      Float64Array.from({ length: seconds * 128 * 14 }, (_, i) => (i * 7919) % 101),
    );
  const one = (value: MatValue): MatValue => matCell([value], [1, 1]);
  return matStruct({
    EEG: matStruct({ baseline: one(eeg(1)), stimuli: one(film ?? eeg(8)) }),
    ScoreValence: matDouble([1, 1], [4]),
    ScoreArousal: matDouble([1, 1], [2]),
    ScoreDominance: matDouble([1, 1], [3]),
    ...change,
  });
}

async function write(name: string, fields: Readonly<Record<string, MatValue>>): Promise<string> {
  const folder = join(root, name);
  mkdirSync(folder);
  await writeMat(join(folder, 'DREAMER.mat'), { DREAMER: matStruct(fields) });
  return folder;
}

describe('a DREAMER.mat that is wrong', () => {
  const samples = 8 * 128;
  const nan = matDouble(
    [samples, 14],
    Float64Array.from({ length: samples * 14 }, (_, i) => (i === samples + 5 ? NaN : i % 97)),
  );
  const flat = matDouble(
    [samples, 14],
    Float64Array.from({ length: samples * 14 }, (_, i) => (i < samples ? 4 : i % 97)),
  );
  it.each<[string, Readonly<Record<string, MatValue>>, string | RegExp, CheckResult['level']]>([
    [
      'turned',
      { Data: matCell([subject({}, matDouble([14, 100], new Float64Array(1400)))]) },
      'samples x 14 channels, found 14 x 100 (it lies on its side)',
      'error',
    ],
    [
      'rated',
      { Data: matCell([subject({ ScoreArousal: matDouble([1, 1], [7]) })]) },
      'film 1: arousal: expected a rating from 1 to 5, found 7',
      'error',
    ],
    [
      'unrated',
      { Data: matCell([subject({ ScoreValence: matText('many') })]) },
      'expected a real numeric array, found a 1 x 4 char array',
      'error',
    ],
    [
      'slow',
      { Data: matCell([subject()]), EEG_SamplingRate: matDouble([1, 1], [256]) },
      'EEG_SamplingRate: expected 128, found 256',
      'error',
    ],
    ['nan', { Data: matCell([subject({}, nan)]) }, /F7.*(sample 5|NaN)/, 'error'],
    ['flat', { Data: matCell([subject({}, flat)]) }, /AF3/, 'warning'],
    ['empty', { Data: matCell([]) }, 'expected recordings at DREAMER.Data{1}.EEG.stimuli{1}, found none', 'warning'],
  ])('%s', async (name, fields, message, level) => {
    const path = await write(name, fields);
    await expect(dreamer({ path, ...short }).load()).rejects.toThrow(message);
    const results = await dreamerTools.check(path);
    expect(only(level, results).length).toBeGreaterThan(0);
    if (level === 'error') expect(only('error', results).join('\n')).toMatch(message);
  });

  it('names a subject without films of other numbers, and other electrodes', async () => {
    const path = await write('electrodes', {
      Data: matCell([subject()]),
      EEG_Electrodes: matCell([matText('AF4'), matText('AF3')]),
    });
    expect(only('error', await dreamerTools.check(path))).toEqual([
      expect.stringMatching(/EEG_Electrodes: expected AF3, F7, .*, found AF4, AF3/),
    ]);
  });

  it('is cut, no MATLAB file, or another variable', async () => {
    const cut = join(root, 'cut');
    cpSync(lookalike, cut, { recursive: true });
    truncateSync(join(cut, 'DREAMER.mat'), 300_000);
    await expect(dreamer({ path: cut, ...short }).load()).rejects.toThrow('DREAMER.mat');
    const [cutError] = only('error', await dreamerTools.check(cut));
    expect(cutError).toContain(join(cut, 'DREAMER.mat'));
    const text = join(root, 'text');
    mkdirSync(text);
    writeFileSync(join(text, 'DREAMER.mat'), readFileSync(join(lookalike, 'README-LOOKALIKE.txt')));
    expect(only('error', await dreamerTools.check(text))).toHaveLength(1);
    const other = join(root, 'other');
    mkdirSync(other);
    await writeMat(join(other, 'DREAMER.mat'), { data: matDouble([1, 1], [1]) });
    expect(only('error', await dreamerTools.check(other))).toEqual([
      expect.stringContaining('expected the variable DREAMER, found data'),
    ]);
    expect(only('error', await dreamerTools.check(join(root, 'nowhere')))).toEqual([
      expect.stringContaining('found nothing'),
    ]);
  });
});
