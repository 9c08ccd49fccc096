import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckResult } from '@strnn/core/dataset';
import { extractFeatures } from '../../feature/extract/extractFeatures.js';
import { montageChannels } from '../../montage/montageChannels.js';
import { withinSubjectAccuracy } from '../lookalike/withinSubject.test.support.js';
import { generateDeap } from './generateDeap.js';
import { deap, deapTools, type DeapOptions } from './index.js';
import type { DeapForm } from './listDeapFiles.js';
import { readDeapFile } from './readDeapFile.js';
import { writeDeapFile } from './writeDeapFile.js';

let root: string;
const lookalike = (form: DeapForm): string => join(root, form);
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'strnn-deap-'));
  await deapTools.generate(lookalike('python'), { small: true });
  await generateDeap(lookalike('matlab'), { small: true }, 'matlab');
});
afterAll(() => rmSync(root, { recursive: true }));

const only = (level: CheckResult['level'], results: readonly CheckResult[]): string[] =>
  results.filter((result) => result.level === level).map(({ message }) => message);

const short = { slices: 6, cache: false } as const;
const inside = { python: ['data_preprocessed_python', 'dat'], matlab: ['data_preprocessed_matlab', 'mat'] } as const;

describe.each(['python', 'matlab'] as const)('deap on its look-alike, %s', (form) => {
  const [folder, ending] = inside[form];

  it('gives a sample per video, with the labels of its ratings', async () => {
    const samples = await deap({ path: lookalike(form), ...short }).load();
    expect(samples.shape).toEqual({ S: 30, T: 6, N: 32, D: 4 });
    expect(samples.sites.names).toEqual(montageChannels('deap32'));
    expect([...new Set(samples.ids.subject)]).toEqual(['1', '2', '3']);
    expect(samples.ids.trial.slice(0, 10)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
    expect([samples.classes, [...samples.y].slice(0, 4)]).toEqual([
      ['low valence', 'high valence'],
      [0, 1, 0, 1],
    ]);
    const file = join(lookalike(form), folder, `s02.${ending}`);
    const { ratings } = await readDeapFile(file, form);
    const liked = await deap({ path: lookalike(form), ...short, label: 'liking', threshold: 4, subjects: [2] }).load();
    expect([...liked.y]).toEqual(ratings.map(([, , , liking]) => (liking > 4 ? 1 : 0)));
  });

  it('has features of the 60 s alone, minus those of the 3 s before where asked', async () => {
    const path = join(lookalike(form), folder);
    const recording = await readDeapFile(join(path, `s03.${ending}`), form);
    const names = montageChannels('deap32');
    const recipe = {
      feature: 'de',
      bands: { theta: [4, 8], alpha: [8, 14], beta: [14, 31], gamma: [31, 45] },
    } as const;
    const features = (from: number, to: number) => {
      const data = names.map((_, channel) => recording.signal(4, channel).subarray(from, to));
      return extractFeatures({ names, rate: 128, units: names.map(() => 'uV'), data }, recipe).data;
    };
    const [film, before] = [features(384, 1152), features(0, 384)];
    const size = 6 * 32 * 4;
    const values = async (baseline: 'none' | 'subtract') => {
      const { x, ids } = await deap({ path, ...short, form, baseline, subjects: ['3'] }).load();
      expect(ids.trial[4]).toBe('5');
      return x.subarray(4 * size, 5 * size);
    };
    expect(await values('none')).toEqual(Float32Array.from(film));
    const corrected = await values('subtract');
    const mean = Array.from({ length: 128 }, (_, i) => (before[i] + before[128 + i] + before[256 + i]) / 3);
    corrected.forEach((value, i) => expect(Math.abs(value - (film[i] - mean[i % 128]))).toBeLessThan(1e-5));
  });

  it('can be learnt within the subject, for both scales', async () => {
    for (const label of ['valence', 'arousal'] as const) {
      expect(withinSubjectAccuracy(await deap({ path: lookalike(form), ...short, label }).load())).toBeGreaterThan(
        0.75,
      );
    }
  });

  it('gives the same from the cache, for another label too', async () => {
    const options = { path: lookalike(form), slices: 6, cache: join(root, `cache-${form}`) } as const;
    const first = await deap(options).load();
    expect(await deap(options).load()).toEqual(first);
    const arousal = await deap({ ...options, label: 'arousal' }).load();
    expect(arousal.x).toEqual(first.x);
    expect([...arousal.y].slice(0, 4)).toEqual([0, 0, 1, 1]);
  });

  it('is checked without an error', async () => {
    const results = await deapTools.check(join(lookalike(form), folder));
    expect(only('error', results)).toEqual([]);
    expect(only('warning', results)).toEqual([
      expect.stringContaining('this is a generated look-alike'),
      expect.stringMatching(/^3 of 32 subject files; missing: s04\..* and 21 more\. What is there can be used$/),
      ...['s01', 's02', 's03'].flatMap((stem) => [
        `${stem}.${ending}: expected 40 trials, found 10`,
        `${stem}.${ending}: expected 8064 samples per trial, found 1152`,
      ]),
    ]);
  });

  it('finds what is wrong in a file', async () => {
    const path = join(root, `damaged-${form}`);
    mkdirSync(path);
    const samples = 4 * 128;
    const good = Float64Array.from({ length: 2 * 40 * samples }, (_, i) => (i * 7919) % 101);
    const write = (
      stem: string,
      data: Float64Array<ArrayBuffer>,
      ratings: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8],
    ) =>
      writeDeapFile(join(path, `${stem}.${ending}`), form, {
        trials: 2,
        samples,
        data,
        ratings: Float64Array.from(ratings),
      });
    const at = (trial: number, channel: number, sample: number): number => (trial * 40 + channel) * samples + sample;
    await write('s01', good.with(at(1, 2, 7), NaN));
    await write('s02', good, [1, 2, 3, 4, 5, 9.5, 7, 8]);
    await write(
      's03',
      good.map((value, i) => (i >= at(1, 31, 0) && i < at(1, 32, 0) ? 0 : value)),
    );
    cpSync(join(path, `s03.${ending}`), join(path, `s04.${ending}`));
    truncateSync(join(path, `s04.${ending}`), 3000);
    writeFileSync(join(path, `s05.${ending}`), '');
    writeFileSync(join(path, 'notes.txt'), '');
    const results = await deapTools.check(path);
    expect(only('error', results)).toEqual([
      `${join(path, `s01.${ending}`)}: data: trial 2, channel 3, sample 7: expected a finite number, found NaN`,
      `${join(path, `s02.${ending}`)}: trial 2: arousal: expected a rating from 1 to 9, found 9.5`,
      expect.stringContaining(join(path, `s04.${ending}`)),
      expect.stringContaining(join(path, `s05.${ending}`)),
    ]);
    expect(only('warning', results)).toContain(`s03.${ending}: flat: O2 in trial 2; DE of it is not finite`);
    expect(only('warning', results)).toContain('not part of the data set: notes.txt');
    const load = (subject: number) => deap({ path, form, slices: 1, cache: false, subjects: [subject] }).load();
    await expect(load(1)).rejects.toThrow('trial 2, channel 3, sample 7: expected a finite number, found NaN');
    await expect(load(2)).rejects.toThrow('expected a rating from 1 to 9, found 9.5');
    await expect(load(3)).rejects.toThrow('O2');
    await expect(load(4)).rejects.toThrow(`s04.${ending}`);
  });

  it('refuses arrays of other shapes', async () => {
    const file = join(root, `shape-${form}.${ending}`);
    const write = (trials: number, samples: number, ratings = trials) =>
      writeDeapFile(file, form, {
        trials,
        samples,
        data: new Float64Array(trials * 40 * samples),
        ratings: new Float64Array(ratings * 4).fill(5),
      });
    await write(2, 384);
    await expect(readDeapFile(file, form)).rejects.toThrow(
      'data: expected trials x 40 channels x more than 384 samples (the 3 s before the film), found 2 x 40 x 384',
    );
    await write(2, 500);
    expect((await readDeapFile(file, form)).samples).toBe(500);
  });
});

describe('deap', () => {
  it.each<[unknown, string]>([
    [{ path: 'x', treshold: 5 }, "deap: unknown option 'treshold'. Did you mean 'threshold'?"],
    [{ path: 'x', label: 'familiarity' }, "deap.label: unknown label 'familiarity'."],
    [
      { path: 'x', threshold: 0 },
      'deap.threshold: expected a number from 1 to 9, or two, the second not below the first, found 0',
    ],
    [{ path: 'x', threshold: [4, 5, 6] }, 'found [4,5,6]'],
    [{ path: 'x', form: 'numpy' }, "deap.form: unknown form 'numpy'. Allowed: python, matlab."],
    [{ path: 'x', baseline: 'substract' }, "deap.baseline: unknown way 'substract'. Did you mean 'subtract'?"],
    [
      { path: 'x', baseline: 'subtract', recipe: { feature: 'de', window: 4 } },
      'deap.baseline: expected windows of at most 3 s, the length of the baseline, found recipe.window 4',
    ],
    [{ path: 'x', subjects: [33] }, "deap.subjects: unknown subject '33'"],
    [{ path: 'x', recipe: { feature: 'de', bands: { gamma: [30, 70] } } }, 'deap.recipe.bands.gamma'],
  ])('refuses %j at once', (options, message) => {
    expect(() => deap(options as DeapOptions)).toThrow(message);
  });

  it('takes the Python form where both are there, and the one asked for', async () => {
    const path = join(root, 'both');
    cpSync(join(lookalike('python'), 'data_preprocessed_python'), join(path, 'data_preprocessed_python'), {
      recursive: true,
    });
    cpSync(join(lookalike('matlab'), 'data_preprocessed_matlab'), join(path, 'data_preprocessed_matlab'), {
      recursive: true,
    });
    const [found] = await deapTools.check(path);
    expect(found.message).toContain('data_preprocessed_python, the Python form');
    const [python, matlab] = [deap({ path, ...short }), deap({ path, ...short, form: 'matlab' })];
    expect((await matlab.load()).x).toEqual((await python.load()).x);
    expect(await matlab.fingerprint()).not.toBe(await python.fingerprint());
  });

  it('says which path to give, and which subject is missing', async () => {
    const path = join(root, 'deep');
    cpSync(join(lookalike('matlab'), 'data_preprocessed_matlab'), join(path, 'unzipped', 'again'), { recursive: true });
    await expect(deap({ path }).load()).rejects.toThrow(
      `Such files are in ${join(path, 'unzipped', 'again')}: give that path`,
    );
    await expect(deap({ path: join(path, 'nowhere') }).load()).rejects.toThrow('found nothing');
    await expect(deap({ path: lookalike('python'), subjects: [1, 30] }).load()).rejects.toThrow(
      "deap.subjects: the subject '30' is not there. Found: 1, 2, 3.",
    );
    expect(readFileSync(join(lookalike('python'), 'README-LOOKALIKE.txt'), 'utf8')).toMatch(
      /A generated look-alike of the data set deap\.[\s\S]*Planted: beta/,
    );
  });
});
