import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Samples } from '@strnn/core/samples';
import type { MatFile } from '../../format/mat/MatFile.js';
import { matNumbers } from '../../format/mat/matNumbers.js';
import { openMat } from '../../format/mat/openMat.js';
import { expectSame } from './expectSame.test.support.js';
import { generateSeed } from './generateSeed.js';
import { nearestMeanAccuracy } from './nearestMean.test.support.js';
import { seed, type SeedOptions } from './seed.js';
import { seedFeatureRows, seedLabels, seedWindows, type SeedFeature } from './seedFacts.js';
import { deValue, writeDeSession, writeSeedLabels } from './smallSeed.test.support.js';

const root = mkdtempSync(join(tmpdir(), 'strnn-seed-'));
const lookalike = join(root, 'lookalike');
const cache = join(root, 'cache');
const load = (options: Omit<SeedOptions, 'path'> = {}): Promise<Samples> =>
  seed({ path: lookalike, cache: false, ...options }).load();
let everything: Samples;
let mat: MatFile;
beforeAll(async () => {
  await generateSeed(lookalike, { small: true });
  everything = await load();
  mat = await openMat(join(lookalike, 'ExtractedFeatures', '2_20000107.mat'));
}, 60_000);
afterAll(async () => {
  await mat.close();
  rmSync(root, { recursive: true });
});

const at = ({ x, shape: { T, N, D } }: Samples, s: number, t: number, n: number, d: number): number =>
  x[((s * T + t) * N + n) * D + d];

describe('seed on a look-alike', () => {
  it('loads subjects, sessions, trials and labels', () => {
    const samples = everything;
    expect(samples.shape).toEqual({ S: 2 * 15 * 2, T: 9, N: 62, D: 5 });
    expect(samples.classes).toEqual(['negative', 'neutral', 'positive']);
    expect(samples.features).toEqual(['de delta', 'de theta', 'de alpha', 'de beta', 'de gamma']);
    expect(samples.slice).toBe('1 s');
    const { subject, session, trial, window } = samples.ids;
    expect([...new Set(subject)]).toEqual(['1', '2']);
    expect([...new Set(session)]).toEqual(['1']);
    expect(trial.slice(0, 30)).toEqual(seedLabels.flatMap((_, index) => [String(index + 1), String(index + 1)]));
    expect([...window.slice(0, 4)]).toEqual([0, 1, 0, 1]);
    expect([...samples.y]).toEqual([...seedLabels, ...seedLabels].flatMap((label) => [label + 1, label + 1]));
  });

  it('says how far the features were smoothed: by the release over what is not stated, by us within the trial', async () => {
    expect(everything.smoothing).toEqual({ unit: 'unknown', method: 'linear dynamical system' });
    const raw = { source: 'raw', slices: 1, subjects: [1] } as const;
    const smoothed = await load({ ...raw, smooth: { method: 'moving-average' } });
    expect(smoothed.smoothing).toEqual({ unit: 'trial', method: 'moving average' });
    expect(await load(raw)).not.toHaveProperty('smoothing');
  });

  it.each(
    Object.entries(seedFeatureRows).map(
      ([f, n], i) => [f, i % 2 ? ('movingAve' as const) : ('LDS' as const), n] as const,
    ),
  )('%s_%s has the values of the file, on %i cells', async (feature, smoothing, N) => {
    const samples = await load({ feature: feature as SeedFeature, smoothing, subjects: [2] });
    expect(samples.shape).toEqual({ S: 30, T: 9, N, D: 5 });
    expect(new Set(samples.sites.names).size).toBe(N);
    expect(new Set(samples.sites.grid.map(String)).size).toBe(N);
    const { dims, data } = matNumbers(await mat.read(`${feature}_${smoothing}7`), 'test');
    expect(dims).toEqual([N, 10, 5]);
    // Sample 13 is the second of trial 7: windows 1 to 9.
    for (const [t, n, d] of [
      [0, 0, 0],
      [8, N - 1, 4],
      [3, 11, 2],
    ]) {
      expect(at(samples, 13, t, n, d)).toBe(Math.fround(data[n + N * (1 + t + 10 * d)]));
    }
  });

  it('puts pairs on the cells of their left or frontal electrodes, and ASM on both halves', async () => {
    const [de, dasm, asm, dcau] = await Promise.all(
      (['de', 'dasm', 'asm', 'dcau'] as const).map((feature) => load({ feature, subjects: [1], slices: 10 })),
    );
    const cell = ({ sites }: Samples, name: string) => sites.grid[sites.names.indexOf(name)];
    expect(cell(dasm, 'FP1-FP2')).toEqual(cell(de, 'FP1'));
    expect(cell(asm, 'dasm C3-C4')).toEqual(cell(de, 'C3'));
    expect(cell(asm, 'rasm C3-C4')).toEqual(cell(de, 'C4'));
    expect(cell(dcau, 'AF4-CB2')).toEqual(cell(de, 'AF4'));
  });

  it('makes the same features of the signals as the look-alike was given', async () => {
    const smooth = { method: 'moving-average', length: 5, alignment: 'centred' } as const;
    const raw = await load({ source: 'raw', slices: 2, subjects: [1], smooth });
    const released = await load({ smoothing: 'movingAve', slices: 2, subjects: [1] });
    expect(raw.shape).toEqual({ S: 15 * 3, T: 2, N: 62, D: 5 });
    expect(raw.features[0]).toBe('de delta (nats)');
    for (let trial = 0; trial < 15; trial++) {
      // The means of windows 0 and 1 take no window beyond the 4 s of signals. Values were rounded to 1/1024.
      for (let i = 0; i < 2 * 62 * 5; i++) {
        const [own, theirs] = [raw.x[trial * 3 * 620 + i], released.x[trial * 9 * 620 + i]];
        expect(Math.abs(own - theirs)).toBeLessThan(2 ** -11 + 1e-6);
      }
    }
  });

  it('carries an effect that is learnt within a subject, less well from another', async () => {
    const samples = await load({ slices: 5 });
    const { subject, trial } = samples.ids;
    const within = ['1', '2'].map((name) =>
      nearestMeanAccuracy(
        samples,
        (s) => subject[s] === name && Number(trial[s]) <= 9,
        (s) => subject[s] === name && Number(trial[s]) > 9,
      ),
    );
    const across = nearestMeanAccuracy(
      samples,
      (s) => subject[s] === '1',
      (s) => subject[s] === '2',
    );
    expect(Math.min(...within)).toBeGreaterThan(0.8);
    expect(across).toBeLessThan(Math.min(...within));
  });

  it('chooses subjects, classes and bands in the order asked for', async () => {
    const some = await load({ subjects: ['2'], classes: ['positive', 'negative'], bands: ['gamma', 'delta'] });
    expect(some.shape).toEqual({ S: 20, T: 9, N: 62, D: 2 });
    expect(some.features).toEqual(['de gamma', 'de delta']);
    expect(some.ids.trial.slice(0, 6)).toEqual(['1', '1', '3', '3', '4', '4']);
    expect([...some.y.slice(0, 6)]).toEqual([0, 0, 1, 1, 1, 1]);
    expect([at(some, 2, 4, 7, 0), at(some, 2, 4, 7, 1)]).toEqual([
      at(everything, 34, 4, 7, 4),
      at(everything, 34, 4, 7, 0),
    ]);
  });

  it('takes everything from the cache the second time, whatever is chosen of it', async () => {
    expectSame(await load({ cache }), everything);
    const entries = readdirSync(cache, { recursive: true }).length;
    expectSame(await load({ cache }), everything);
    const chosen = await load({ cache, slices: 4, classes: ['neutral'], subjects: [1], bands: ['alpha'] });
    expect(chosen.shape).toEqual({ S: 5 * 7, T: 4, N: 62, D: 1 });
    expect(readdirSync(cache, { recursive: true })).toHaveLength(entries);
    await load({ cache, smoothing: 'movingAve' });
    expect(readdirSync(cache, { recursive: true }).length).toBeGreaterThan(entries);
  });

  it('has a fingerprint of content and options, not of the folder', async () => {
    const copy = join(root, 'copy');
    cpSync(join(lookalike, 'ExtractedFeatures'), copy, { recursive: true });
    const fingerprint = await seed({ path: lookalike }).fingerprint();
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await seed({ path: copy }).fingerprint()).toBe(fingerprint);
    expect(await seed({ path: copy, feature: 'psd' }).fingerprint()).not.toBe(fingerprint);
    await writeSeedLabels(
      copy,
      seedLabels.map((label) => -label),
    );
    expect(await seed({ path: copy }).fingerprint()).not.toBe(fingerprint);
  });
});

describe('seed', () => {
  it('cuts trials of the real lengths into 1938 and 1336 samples', async () => {
    const folder = join(root, 'real-lengths', 'ExtractedFeatures_1s');
    await writeSeedLabels(folder);
    await writeDeSession(folder, '1_20131027.mat', seedWindows);
    const samples = await seed({ path: join(root, 'real-lengths'), cache: false }).load();
    const train = samples.ids.trial.filter((trial) => Number(trial) <= 9).length;
    expect([train, samples.shape.S - train]).toEqual([1938, 1336]);
    // The last sample of trial 3 (206 windows) begins with window 197.
    const s = 235 - 8 + 233 - 8 + 197;
    expect([samples.ids.trial[s], samples.ids.window[s]]).toEqual(['3', 197]);
    expect(at(samples, s, 8, 61, 4)).toBe(Math.fround(deValue(3, 61, 205, 4)));
  });

  it('numbers sessions by the dates of the release, those of other files in their order', async () => {
    const folder = join(root, 'sessions');
    const windows = seedLabels.map(() => 2);
    await writeSeedLabels(folder);
    for (const name of ['7_20131106.mat', '7_20131027.mat', '10_20131204.mat', '2_20220202.mat', '2_20140404.mat']) {
      await writeDeSession(folder, name, windows);
    }
    const { ids } = await seed({ path: folder, cache: false, slices: 2 }).load();
    const found = [...new Set(ids.subject.map((subject, s) => `${subject}/${ids.session[s]}`))];
    expect(found).toEqual(['2/1', '2/2', '7/1', '7/3', '10/2']);
    const second = await seed({ path: folder, cache: false, slices: 2, sessions: [2] }).load();
    expect([...new Set(second.ids.subject)]).toEqual(['2', '10']);
  });

  it('resolves its options and says what the smoothing of the release may carry', () => {
    expect(seed({ path: '/elsewhere' }).options).toEqual({
      source: 'features',
      feature: 'de',
      smoothing: 'LDS',
      smoothed: expect.stringMatching(/over what is not stated.*no split .* free of leakage/s) as string,
      windowSeconds: 1,
      bands: ['delta', 'theta', 'alpha', 'beta', 'gamma'],
      slices: 9,
      sliceStep: 1,
      subjects: 'all',
      sessions: 'all',
      classes: ['negative', 'neutral', 'positive'],
    });
    expect(
      seed({ path: 'x', source: 'raw', filter: { lowPass: 50 }, smooth: { method: 'lds' }, subjects: [10, 2] }).options,
    ).toMatchObject({
      source: 'raw',
      recipe: { feature: 'de', window: 1, method: 'spectrum' },
      filter: { lowPass: 50, phase: 'zero' },
      smooth: { method: 'lds', direction: 'forward', iterations: 10 },
      subjects: ['2', '10'],
    });
  });

  it.each<[unknown, string]>([
    ['SEED', 'seed: expected an object of options, found "SEED"'],
    [{}, "seed.path: expected the name of the data set's folder, found undefined"],
    [{ path: 'x', smothing: 'LDS' }, "seed: unknown option 'smothing'. Did you mean 'smoothing'?"],
    [{ path: 'x', cache: true }, 'seed.cache: expected the name of a folder, or false for none, found true'],
    [{ path: 'x', source: 'signals' }, "seed.source: unknown source 'signals'."],
    [{ path: 'x', feature: 'DE' }, "seed.feature: unknown feature 'DE'. Did you mean 'de'?"],
    [{ path: 'x', smoothing: 'lds' }, "seed.smoothing: unknown smoothing 'lds'."],
    [{ path: 'x', windowSeconds: 2 }, 'seed.windowSeconds: expected 1 or 4, found 2'],
    [{ path: 'x', bands: ['mu'] }, "seed.bands: unknown band 'mu'."],
    [{ path: 'x', bands: [] }, 'seed.bands: expected a list with at least one band, found []'],
    [{ path: 'x', slices: 0 }, 'seed.slices: expected an integer of at least 1, found 0'],
    [{ path: 'x', sliceStep: 1.5 }, 'seed.sliceStep: expected an integer of at least 1, found 1.5'],
    [{ path: 'x', subjects: [16] }, "seed.subjects: unknown subject '16'."],
    [{ path: 'x', sessions: [1, '1'] }, "seed.sessions: names the session '1' twice"],
    [{ path: 'x', classes: ['happy'] }, "seed.classes: unknown class 'happy'. Allowed: negative, neutral, positive."],
    [{ path: 'x', recipe: { feature: 'de' } }, "seed.recipe: goes with source: 'raw' only, found source: 'features'"],
    [
      { path: 'x', source: 'raw', feature: 'de' },
      "seed.feature: goes with source: 'features' only, found source: 'raw'",
    ],
    [{ path: 'x', source: 'raw', recipe: { feature: 'de', bands: { high: [80, 120] } } }, 'seed.recipe.bands.high'],
    [{ path: 'x', source: 'raw', recipe: { feature: 'de', windows: 1 } }, "unknown option for feature 'de'"],
    [{ path: 'x', source: 'raw', filter: { lowPass: 200 } }, 'seed.filter.lowPass'],
    [{ path: 'x', source: 'raw', filter: { phase: 'minimum' } }, "seed.filter.phase: unknown phase 'minimum'."],
    [{ path: 'x', source: 'raw', smooth: 'lds' }, "seed.smooth: expected an object such as { method: 'lds' }"],
    [{ path: 'x', source: 'raw', smooth: { method: 'lds', length: 3 } }, "seed.smooth: unknown option 'length'."],
    [
      { path: 'x', source: 'raw', smooth: { method: 'moving-average', length: 4, alignment: 'centred' } },
      'seed.smooth.length: expected an odd number of windows for a centred mean, found 4',
    ],
  ])('refuses %j at once', (options, message) => {
    expect(() => seed(options as SeedOptions)).toThrow(message);
  });

  it('refuses what is not the data set, saying what it found', async () => {
    await expect(seed({ path: join(root, 'nowhere') }).load()).rejects.toThrow(
      /nowhere: expected the data set's folder/,
    );
    const empty = join(root, 'empty');
    mkdirSync(empty);
    await expect(seed({ path: empty }).load()).rejects.toThrow(
      'expected files like 1_20131027.mat in it or in its folder ExtractedFeatures_1s or ExtractedFeatures; found an empty folder',
    );
    const twice = join(root, 'twice');
    cpSync(join(lookalike, 'ExtractedFeatures'), join(twice, 'ExtractedFeatures', 'ExtractedFeatures'), {
      recursive: true,
    });
    await expect(seed({ path: twice }).load()).rejects.toThrow(`give the path '${join(twice, 'ExtractedFeatures')}'`);
    await expect(load({ subjects: [1, 3] })).rejects.toThrow(
      /expected a file of subject 3, found none; .* subjects 1, 2$/,
    );
    await expect(load({ windowSeconds: 4 })).rejects.toThrow('ExtractedFeatures_4s');
  });

  it('refuses signals for features and features for signals', async () => {
    await expect(seed({ path: join(lookalike, 'Preprocessed_EEG'), cache: false }).load()).rejects.toThrow(
      /1_20000107\.mat: expected the variables de_LDS1 to de_LDS15; .*these are signals, for source: 'raw'/,
    );
    await expect(
      seed({ path: join(lookalike, 'ExtractedFeatures'), source: 'raw', cache: false }).load(),
    ).rejects.toThrow(
      /1_20000107\.mat: expected one variable of signals for trial 1, named like ab_eeg1; found none among/,
    );
  });

  it('refuses missing and odd labels, shapes and trials, naming the file', async () => {
    const folder = join(root, 'odd');
    const windows = seedLabels.map(() => 3);
    const file = await writeDeSession(folder, '1_20131027.mat', windows);
    const options = { path: folder, cache: false, slices: 3 } as const;
    await expect(seed(options).load()).rejects.toThrow(/label\.mat/);
    await writeSeedLabels(folder, [1, 0, 2]);
    await expect(seed(options).load()).rejects.toThrow(
      /label\.mat: label: expected 15 numbers -1, 0 or 1 .*found 3: 1 0 2/,
    );
    await writeSeedLabels(folder);
    expect((await seed(options).load()).shape.S).toBe(15);
    await expect(seed({ ...options, slices: 4 }).load()).rejects.toThrow(
      'subject 1, session 1, trial 1 has 3 windows, expected at least 4',
    );
    await writeDeSession(folder, '1_20131027.mat', windows.slice(1));
    await expect(seed(options).load()).rejects.toThrow(/de_LDS15 is missing among the 14 there are/);
    await expect(seed({ ...options, feature: 'dasm' }).load()).rejects.toThrow(/dasm_LDS1 is missing/);
    renameSync(file, join(folder, '1_2013.mat'));
    await expect(seed(options).load()).rejects.toThrow(/found 1_2013\.mat, label\.mat/);
  });
});
