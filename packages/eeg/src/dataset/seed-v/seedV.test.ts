import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Samples } from '@strnn/core/samples';
import { expectSame } from '../seed/expectSame.test.support.js';
import { nearestMeanAccuracy } from '../seed/nearestMean.test.support.js';
import { checkSeedV } from './checkSeedV.js';
import { generateSeedV } from './generateSeedV.js';
import { seedV, type SeedVOptions } from './seedV.js';
import { seedVLabels, seedVSessions, seedVWindows } from './seedVFacts.js';
import { writeSeedVFile, type SeedVWrittenTrial } from './writeSeedVFile.js';

const root = mkdtempSync(join(tmpdir(), 'strnn-seed-v-'));
const lookalike = join(root, 'lookalike');
const load = (options: Omit<SeedVOptions, 'path'> = {}): Promise<Samples> =>
  seedV({ path: lookalike, cache: false, ...options }).load();
beforeAll(async () => {
  await generateSeedV(lookalike, { small: true });
}, 60_000);
afterAll(() => rmSync(root, { recursive: true }));

/** A file of 45 trials of 3 windows, value = trial + window / 8 + column / 4096, spoilt by `change`. */
async function write(name: string, change: (trials: SeedVWrittenTrial[]) => void = () => undefined): Promise<string> {
  const folder = join(root, name, 'EEG_DE_features');
  mkdirSync(folder, { recursive: true });
  const trials = seedVSessions
    .flatMap((session) => seedVLabels[session])
    .map((label, index) => ({
      label,
      windows: 3,
      values: Float64Array.from({ length: 930 }, (_, i) => index + Math.floor(i / 310) / 8 + (i % 310) / 4096),
    }));
  change(trials);
  await writeSeedVFile(join(folder, '3_123.npz'), trials);
  return join(root, name);
}

describe('seedV', () => {
  it('loads subjects, sessions, trials and labels of a look-alike', async () => {
    const samples = await load();
    expect(samples.shape).toEqual({ S: 2 * 45 * 2, T: 9, N: 62, D: 5 });
    expect(samples.classes).toEqual(['disgust', 'fear', 'sad', 'neutral', 'happy']);
    expect([samples.slice, samples.features[0]]).toEqual(['4 s', 'de delta']);
    const { session, trial, window } = samples.ids;
    for (const name of seedVSessions) {
      const own = session.flatMap((one, s) => (one === name && s < 90 && window[s] === 0 ? [s] : []));
      expect(own.map((s) => samples.y[s])).toEqual(seedVLabels[name]);
      expect(own.map((s) => trial[s])).toEqual(seedVLabels[name].map((_, index) => String(index + 1)));
    }
  });

  it('has the values of the file, the band running fastest', async () => {
    const path = await write('values');
    const samples = await seedV({ path, cache: false, slices: 3, sessions: [2], bands: ['theta', 'gamma'] }).load();
    expect(samples.shape).toEqual({ S: 15, T: 3, N: 62, D: 2 });
    expect([...new Set(samples.ids.subject)]).toEqual(['3']);
    const at = (s: number, t: number, n: number, d: number): number => samples.x[((s * 3 + t) * 62 + n) * 2 + d];
    expect(at(0, 0, 0, 0)).toBe(Math.fround(15 + 1 / 4096));
    expect(at(14, 2, 61, 1)).toBe(Math.fround(29 + 2 / 8 + 309 / 4096));
  });

  it('reads a file that NumPy wrote', async () => {
    const path = fileURLToPath(new URL('./fixtures', import.meta.url));
    const samples = await seedV({ path, cache: false, slices: 1 }).load();
    expect(samples.shape).toEqual({ S: 45, T: 1, N: 62, D: 5 });
    expect([...samples.x]).toEqual(
      Array.from({ length: 45 * 310 }, (_, i) => Math.fround(Math.floor(i / 310) + (i % 310) / 4096)),
    );
    expect([...samples.y]).toEqual(seedVSessions.flatMap((session) => seedVLabels[session]));
  });

  it('carries an effect that is learnt within a subject', async () => {
    const samples = await load({ subjects: [1], slices: 5 });
    const accuracy = nearestMeanAccuracy(
      samples,
      (s) => Number(samples.ids.trial[s]) <= 10,
      (s) => Number(samples.ids.trial[s]) > 10,
    );
    expect(accuracy).toBeGreaterThan(0.7);
  });

  it('gives the same from the cache, whatever is chosen of it', async () => {
    const cache = join(root, 'cache');
    const first = await load({ cache });
    expectSame(await load({ cache }), first);
    expect((await load({ cache, sessions: [1], classes: ['sad'] })).shape.S).toBe(2 * 3 * 2);
  });

  it.each<[unknown, string]>([
    [[], 'seedV: expected an object of options, found []'],
    [{ path: 'x', smoothing: 'LDS' }, "seedV: unknown option 'smoothing'."],
    [{ path: 'x', subjects: [17] }, "seedV.subjects: unknown subject '17'."],
    [{ path: 'x', bands: ['alfa'] }, "seedV.bands: unknown band 'alfa'. Did you mean 'alpha'?"],
    [{ path: 'x', sliceStep: 0 }, 'seedV.sliceStep: expected an integer of at least 1, found 0'],
  ])('refuses %j at once', (options, message) => {
    expect(() => seedV(options as SeedVOptions)).toThrow(message);
  });

  it('refuses files of another form, naming file and trial', async () => {
    const labels = await write('labels', (trials) => (trials[17] = { ...trials[17], label: 5 }));
    await expect(seedV({ path: labels, cache: false }).load()).rejects.toThrow(
      /3_123\.npz: session 2, trial 3 \(number 17\): expected a class from 0 to 4 .*found 5/,
    );
    const few = await write('few', (trials) => trials.splice(44));
    await expect(seedV({ path: few, cache: false }).load()).rejects.toThrow(
      /trial 15 \(number 44\): missing in 'data'/,
    );
    const file = join(few, 'EEG_DE_features', '3_123.npz');
    for (const bytes of [Buffer.from('x'), readFileSync(file).subarray(0, 5000), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      await expect(seedV({ path: few, cache: false }).load()).rejects.toMatchObject({
        name: 'StrnnError',
        code: 'data',
      });
    }
    await expect(seedV({ path: join(root, 'nowhere') }).load()).rejects.toThrow(
      /nowhere: expected the data set's folder/,
    );
    await expect(load({ subjects: [3] })).rejects.toThrow(/expected a file of subject 3, found none/);
  });
});

describe('checkSeedV', () => {
  const messages = async (path: string, level: 'ok' | 'warning' | 'error'): Promise<string[]> =>
    (await checkSeedV(path)).filter((result) => result.level === level).map(({ message }) => message);

  it('says that a look-alike is one, and finds nothing wrong with it', async () => {
    expect(await messages(lookalike, 'error')).toEqual([]);
    expect((await messages(lookalike, 'warning'))[0]).toContain('this is a generated look-alike');
    expect(await messages(lookalike, 'ok')).toContain('EEG_DE_features: 2 of 16 files');
  });

  it('finds other labels, shapes and lengths, NaN, and files that do not belong', async () => {
    const path = await write('spoilt', (trials) => {
      trials[0] = { ...trials[0], label: 3 };
      trials[1].values[310 + 4] = NaN;
      trials[2] = { ...trials[2], windows: 59, values: new Float64Array(59 * 310) };
    });
    const folder = join(path, 'EEG_DE_features');
    writeFileSync(join(folder, '4_123.npz'), 'x');
    writeFileSync(join(folder, '17_123.npz'), 'x');
    const at = 'EEG_DE_features/3_123.npz: session 1, trial';
    const errors = await messages(path, 'error');
    expect(errors.slice(0, 2)).toEqual([
      `${at} 1 (number 0): labelled neutral; the release has happy`,
      `${at} 2 (number 1): 1 of 930 values are not finite, the first, NaN, in window 2, column 5`,
    ]);
    expect(errors[2]).toContain('4_123.npz');
    const warnings = await messages(path, 'warning');
    expect(warnings).toContain('EEG_DE_features: no file of subjects 1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16');
    expect(warnings).toContain('EEG_DE_features/17_123.npz: not part of the data set');
    expect(warnings).toContain(`${at} 1 (number 0): 3 windows; the release has ${seedVWindows['1'][0]}`);
    expect(warnings.join()).not.toContain('(number 2)');
  });

  it('reports a folder that is absent or something else, and which path to give', async () => {
    expect(await messages(join(root, 'nowhere'), 'error')).toHaveLength(1);
    expect((await messages(join(root, 'cache'), 'error'))[0]).toMatch(/expected EEG_DE_features/);
    const twice = join(root, 'twice');
    cpSync(lookalike, join(twice, 'SEED-V'), { recursive: true });
    expect(await messages(twice, 'warning')).toContain(
      `EEG_DE_features lies deeper than expected; for its data give the path '${join(twice, 'SEED-V')}'`,
    );
  });
});
