import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Samples } from '@strnn/core/samples';
import { matDouble } from '../../format/mat/matDouble.js';
import { matNumbers } from '../../format/mat/matNumbers.js';
import { openMat } from '../../format/mat/openMat.js';
import { writeMat } from '../../format/mat/writeMat.js';
import { expectSame } from '../seed/expectSame.test.support.js';
import { nearestMeanAccuracy } from '../seed/nearestMean.test.support.js';
import { checkSeedIv } from './checkSeedIv.js';
import { generateSeedIv } from './generateSeedIv.js';
import { seedIv, type SeedIvOptions } from './seedIv.js';
import { seedIvLabels, seedIvSessions } from './seedIvFacts.js';

const root = mkdtempSync(join(tmpdir(), 'strnn-seed-iv-'));
const lookalike = join(root, 'lookalike');
const load = (options: Omit<SeedIvOptions, 'path'> = {}): Promise<Samples> =>
  seedIv({ path: lookalike, cache: false, ...options }).load();
beforeAll(async () => {
  await generateSeedIv(lookalike, { small: true, subjects: 1 });
}, 60_000);
afterAll(() => rmSync(root, { recursive: true }));

describe('seedIv on a look-alike', () => {
  it('loads sessions, trials and the labels of each session', async () => {
    const samples = await load();
    expect(samples.shape).toEqual({ S: 3 * 24 * 2, T: 9, N: 62, D: 5 });
    expect(samples.classes).toEqual(['neutral', 'sad', 'fear', 'happy']);
    expect(samples.slice).toBe('4 s');
    const { session, trial } = samples.ids;
    for (const name of seedIvSessions) {
      const own = session.flatMap((one, s) => (one === name && samples.ids.window[s] === 0 ? [s] : []));
      expect(own.map((s) => samples.y[s])).toEqual(seedIvLabels[name]);
      expect(own.map((s) => trial[s])).toEqual(seedIvLabels[name].map((_, index) => String(index + 1)));
    }
    expect([0, 1, 2, 3].map((label) => samples.y.filter((y) => y === label).length)).toEqual([36, 36, 36, 36]);
  });

  it.each(['de_LDS', 'psd_movingAve'] as const)('%s has the values of the file', async (name) => {
    const [feature, smoothing] = name.split('_') as ['de', 'LDS'];
    const samples = await load({ feature, smoothing, sessions: [2], slices: 10 });
    const mat = await openMat(join(lookalike, 'eeg_feature_smooth', '2', '1_20000114.mat'));
    const { dims, data } = matNumbers(await mat.read(`${name}24`), 'test');
    await mat.close();
    expect(dims).toEqual([62, 10, 5]);
    for (const [t, n, d] of [
      [0, 0, 0],
      [9, 61, 4],
    ]) {
      expect(samples.x[((23 * 10 + t) * 62 + n) * 5 + d]).toBe(Math.fround(data[n + 62 * (t + 10 * d)]));
    }
  });

  it('makes features of the signals, of windows of 4 s unless told otherwise', async () => {
    const samples = await load({ source: 'raw', slices: 1, sessions: [1] });
    expect(samples.shape).toEqual({ S: 24, T: 1, N: 62, D: 5 });
    expect([samples.slice, samples.features[4]]).toEqual(['4 s', 'de gamma (nats)']);
    const fine = await load({ source: 'raw', slices: 4, sessions: [1], recipe: { feature: 'psd', window: 1 } });
    expect([fine.slice, fine.shape.S]).toEqual(['1 s', 24]);
    await expect(load({ source: 'raw', slices: 1, sessions: [2] })).rejects.toThrow('expected a file of session 2');
    await expect(load({ source: 'raw', slices: 1, smooth: { method: 'lds' } })).rejects.toThrow(
      /1_20000107\.mat: xa_eeg1: fitLds/,
    );
  });

  it('carries an effect that is learnt within a session', async () => {
    const samples = await load({ sessions: [1], slices: 5 });
    const accuracy = nearestMeanAccuracy(
      samples,
      (s) => Number(samples.ids.trial[s]) <= 16,
      (s) => Number(samples.ids.trial[s]) > 16,
    );
    expect(accuracy).toBeGreaterThan(0.8);
  });

  it('gives the same from the cache', async () => {
    const cache = join(root, 'cache');
    const options = { cache, sessions: [3], classes: ['happy', 'sad'] };
    const first = await load(options);
    expect(first.shape.S).toBe(24);
    expectSame(await load(options), first);
  });
});

describe('seedIv', () => {
  it.each<[unknown, string]>([
    [{}, "seedIv.path: expected the name of the data set's folder, found undefined"],
    [{ path: 'x', feature: 'dasm' }, "seedIv.feature: unknown feature 'dasm'. Allowed: de, psd."],
    [{ path: 'x', windowSeconds: 4 }, "seedIv: unknown option 'windowSeconds'."],
    [{ path: 'x', sessions: [4] }, "seedIv.sessions: unknown session '4'."],
    [{ path: 'x', classes: ['happpy'] }, "seedIv.classes: unknown class 'happpy'. Did you mean 'happy'?"],
    [{ path: 'x', filter: null, smooth: { method: 'lds' } }, "seedIv.filter: goes with source: 'raw' only"],
    [{ path: 'x', source: 'raw', recipe: { feature: 'de', window: 0.001 } }, 'seedIv.recipe.window'],
  ])('refuses %j at once', (options, message) => {
    expect(() => seedIv(options as SeedIvOptions)).toThrow(message);
  });

  it('refuses what is not the data set, saying which path to give', async () => {
    const twice = join(root, 'twice');
    const inside = join('eeg_feature_smooth', '2');
    cpSync(join(lookalike, inside), join(twice, 'SEED_IV', inside), { recursive: true });
    await expect(seedIv({ path: twice }).load()).rejects.toThrow(`give the path '${join(twice, 'SEED_IV')}'`);
    await expect(seedIv({ path: join(twice, 'nothing') }).load()).rejects.toThrow(
      /nothing: expected the data set's folder/,
    );
    const features = seedIv({ path: join(twice, 'SEED_IV', 'eeg_feature_smooth'), cache: false, sessions: [2] });
    expect((await features.load()).shape.S).toBe(48);
  });
});

describe('checkSeedIv', () => {
  const messages = async (path: string, level: 'ok' | 'warning' | 'error'): Promise<string[]> =>
    (await checkSeedIv(path)).filter((result) => result.level === level).map(({ message }) => message);

  it('says that a look-alike is one, and finds nothing wrong with it', async () => {
    expect(await messages(lookalike, 'error')).toEqual([]);
    expect((await messages(lookalike, 'warning'))[0]).toContain('this is a generated look-alike');
    const fine = await messages(lookalike, 'ok');
    expect(fine).toContain('ReadMe.txt: the known labels of the 24 trials of session 3');
    expect(fine).toContain('eeg_feature_smooth: looked at the values of 288 variables');
    expect(fine).toContain('eeg_raw_data: looked at the values of 24 variables');
  });

  it('finds missing files and sessions, renamed variables, wrong shapes, NaN, cut files and other labels', async () => {
    const path = join(root, 'spoilt');
    cpSync(lookalike, path, { recursive: true });
    rmSync(join(path, 'README-LOOKALIKE.txt'));
    rmSync(join(path, 'eeg_feature_smooth', '3'), { recursive: true });
    const features = join(path, 'eeg_feature_smooth');
    renameSync(join(features, '1', '1_20000107.mat'), join(features, '1', '1_20160518.mat'));
    await writeMat(join(features, '2', '1_20161125.mat'), {
      de_LDS1: matDouble([62, 55, 5], new Float64Array(62 * 55 * 5).fill(1)),
      de_LDS2: matDouble([62, 24, 5], new Float64Array(62 * 24 * 5).fill(1)),
      de_LDS3: matDouble([62, 5], new Float64Array(310)),
      de_LDS4: matDouble([62, 36, 5], new Float64Array(62 * 36 * 5).fill(NaN)),
      de_lds5: matDouble([1, 1], [1]),
    });
    const cut = join(features, '2', '1_20000114.mat');
    writeFileSync(cut, readFileSync(cut).subarray(0, 20_000));
    const readme = join(path, 'ReadMe.txt');
    writeFileSync(readme, readFileSync(readme, 'utf8').replace('[1,2,3,', '[2,1,3,'));
    const errors = await messages(path, 'error');
    const at = 'eeg_feature_smooth/2/1_20161125.mat';
    expect(errors).toContain(
      'ReadMe.txt: session 1: not the known labels, another class for trials 1, 2; the loader uses the known ones',
    );
    expect(errors).toContain(`${at}: missing de_LDS5, de_LDS6, de_LDS7 and 89 more`);
    expect(errors).toContain(`${at}: de_LDS3: expected 62 x n x 5 real numbers, found 62 x 5 double`);
    expect(errors).toContain(`${at}: de_LDS4: 11160 of 11160 values are not finite, the first, NaN, at (1, 1, 1)`);
    expect(errors.join('\n')).toContain('1_20000114.mat');
    const warnings = await messages(path, 'warning');
    expect(warnings).toContain('eeg_feature_smooth/3: missing, no file of session 3');
    expect(warnings).toContain(`${at}: variables that do not belong: de_lds5`);
    expect(warnings).toContain(`${at}: trial 2 has 24 windows; the release has 25 (de_LDS2)`);
    expect(warnings).toContain(
      'eeg_feature_smooth/1: no file of subjects 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15',
    );
    expect(warnings.filter((line) => line.startsWith('eeg_feature_smooth/1/1_20160518.mat: trial'))).toHaveLength(24);
  });

  it('reports a folder that is absent or something else', async () => {
    expect(await messages(join(root, 'nowhere'), 'error')).toHaveLength(1);
    expect((await messages(join(root, 'cache'), 'error'))[0]).toMatch(/expected eeg_feature_smooth and eeg_raw_data/);
    expect(await messages(join(root, 'twice'), 'warning')).toContain(
      `eeg_feature_smooth lies deeper than expected; for its data give the path '${join(root, 'twice', 'SEED_IV')}'`,
    );
  });
});
