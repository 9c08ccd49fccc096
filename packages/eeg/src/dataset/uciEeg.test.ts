import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Samples } from '@strnn/core/samples';
import { smallTable, trialBytesOf, writeSmallUciEeg } from './smallUciEeg.test.support.js';
import { uciEeg, type UciEegOptions } from './uciEeg.js';

const path = fileURLToPath(new URL('../../../../datasets/uci-eeg', import.meta.url));
const reference = JSON.parse(readFileSync(new URL('./fixtures/uci_features.json', import.meta.url), 'utf8')) as {
  rows: {
    sample: number;
    subject: string;
    trial: string;
    condition: string;
    site: string;
    lowPass20: number[];
    noFilter: number[];
  }[];
};

const folders: string[] = [];
function small(table?: string): string {
  folders.push(writeSmallUciEeg(table));
  return folders.at(-1)!;
}
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function slicesOf({ x, shape: { T, N }, sites }: Samples, sample: number, site: string): number[] {
  const n = sites.names.indexOf(site);
  return Array.from({ length: T }, (_, t) => x[(sample * T + t) * N + n]);
}

/** 1e-4 uV: the values are stored as float32, of up to 200 uV. */
function expectNear(found: number[], expected: number[]): void {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, index) => expect(Math.abs(value - expected[index])).toBeLessThan(1e-4));
}

describe('uciEeg on the bundled recordings', () => {
  let samples: Samples;
  beforeAll(async () => {
    samples = await uciEeg({ path }).load();
  });

  it('loads 924 trials of 16 subjects: 16 slices x 61 electrodes x 1 feature', () => {
    expect(samples.shape).toEqual({ S: 924, T: 16, N: 61, D: 1 });
    expect(samples.x).toHaveLength(924 * 16 * 61);
    expect(samples.x.every(Number.isFinite)).toBe(true);
    expect(samples.classes).toEqual(['S1 obj', 'S2 match', 'S2 nomatch']);
    expect([0, 1, 2].map((label) => samples.y.filter((y) => y === label).length)).toEqual([320, 303, 301]);
    expect(samples.features).toEqual(['mean amplitude (uV)']);
    expect(samples.slice).toBe('62.5 ms');
    expect(samples.sites.names).toHaveLength(61);
    expect(new Set(samples.sites.grid.map((cell) => cell.join(','))).size).toBe(61);
  });

  it('has an id for every sample, unique and in the order of subjects and trials', () => {
    const { subject, session, trial, window } = samples.ids;
    expect(new Set(subject).size).toBe(16);
    expect([...subject]).toEqual([...subject].sort());
    expect(new Set(session)).toEqual(new Set(['1']));
    expect(new Set(subject.map((name, s) => `${name} ${trial[s]}`)).size).toBe(924);
    expect(window).toEqual(new Int32Array(924));
  });

  it.each(reference.rows)(
    'equals SciPy: sample $sample at $site',
    ({ sample, site, subject, trial, condition, lowPass20 }) => {
      expectNear(slicesOf(samples, sample, site), lowPass20);
      expect([samples.ids.subject[sample], samples.ids.trial[sample]]).toEqual([subject, trial]);
      expect(samples.classes[samples.y[sample]]).toBe(condition);
    },
  );

  it('equals the plain means where there is no filter', async () => {
    const unfiltered = await uciEeg({ path, lowPass: null }).load();
    for (const { sample, site, noFilter } of reference.rows) expectNear(slicesOf(unfiltered, sample, site), noFilter);
  });
});

describe('uciEeg', () => {
  it('tells alcoholic from control, and match from no match', async () => {
    const folder = small();
    const group = await uciEeg({ path: folder, task: 'group' }).load();
    expect([group.classes, [...group.y]]).toEqual([
      ['alcoholic', 'control'],
      [0, 0, 0, 1, 1],
    ]);
    const match = await uciEeg({ path: folder, task: 'match' }).load();
    expect([match.classes, [...match.y]]).toEqual([
      ['S2 match', 'S2 nomatch'],
      [0, 1, 1],
    ]);
    expect(match.ids.trial).toEqual(['3', '5', '1']);
    const all = await uciEeg({ path: folder }).load();
    expect(slicesOf(match, 2, 'PZ')).toEqual(slicesOf(all, 3, 'PZ'));
  });

  it('cuts a trial into the number of slices asked for', async () => {
    const samples = await uciEeg({ path: small(), slices: 4, lowPass: null }).load();
    expect(samples.shape).toEqual({ S: 5, T: 4, N: 61, D: 1 });
    expect(samples.slice).toBe('250 ms');
  });

  it('holds several means per slice, in order of time', async () => {
    const fine = await uciEeg({ path: small(), slices: 8 }).load();
    const samples = await uciEeg({ path: small(), slices: 4, meansPerSlice: 2 }).load();
    expect(samples.shape).toEqual({ S: 5, T: 4, N: 61, D: 2 });
    expect(samples.features).toEqual(['mean amplitude 1 of 2 (uV)', 'mean amplitude 2 of 2 (uV)']);
    for (const [sample, site] of [
      [0, 0],
      [4, 60],
      [2, 17],
    ] as const) {
      const coarse = [0, 1, 2, 3].flatMap((t) => [0, 1].map((d) => samples.x[((sample * 4 + t) * 61 + site) * 2 + d]));
      expect(coarse).toEqual([0, 1, 2, 3, 4, 5, 6, 7].map((t) => fine.x[(sample * 8 + t) * 61 + site]));
    }
  });

  it('resolves its options, without the path: the same data elsewhere are the same data', () => {
    expect(uciEeg()).toMatchObject({
      name: 'uci-eeg',
      options: { task: 'condition', lowPass: 20, slices: 16, features: 'mean' },
    });
    expect(uciEeg({ path: '/elsewhere', slices: 8 }).options).toEqual({
      task: 'condition',
      lowPass: 20,
      slices: 8,
      meansPerSlice: 1,
      features: 'mean',
    });
  });

  it('has a fingerprint that follows content and options, not the folder', async () => {
    const [one, other] = [small(), small()];
    const fingerprint = await uciEeg({ path: one }).fingerprint();
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await uciEeg({ path: other }).fingerprint()).toBe(fingerprint);
    expect(await uciEeg({ path: one, lowPass: null }).fingerprint()).not.toBe(fingerprint);
    writeFileSync(join(other, 'trials', 'co2c0000002.bin.gz'), gzipSync(trialBytesOf(2, 4)));
    expect(await uciEeg({ path: other }).fingerprint()).not.toBe(fingerprint);
  });

  it.each<[unknown, string]>([
    [{ lowpass: 20 }, "uciEeg: unknown option 'lowpass'. Did you mean 'lowPass'?"],
    [
      { task: 'conditions' },
      "uciEeg.task: unknown task 'conditions'. Did you mean 'condition'? Allowed: condition, group, match.",
    ],
    [{ features: 'de' }, "uciEeg.features: unknown features 'de'."],
    [
      { lowPass: 128 },
      'uciEeg.lowPass: expected a number of Hz above 0 and below 128, or null for no filter, found 128',
    ],
    [{ lowPass: '20 Hz' }, 'found "20 Hz"'],
    [{ lowPass: Number.NaN }, 'found NaN'],
    [{ slices: 10 }, 'found 10. Allowed: 1, 2, 4, 8, 16, 32, 64, 128, 256.'],
    [{ slices: 64, meansPerSlice: 8 }, 'found 8. Allowed: 1, 2, 4.'],
    [{ path: 7 }, 'uciEeg.path: expected the name of a folder, found 7'],
    ['condition', 'uciEeg: expected an object of options, found "condition"'],
  ])('refuses %j at once', (options, message) => {
    expect(() => uciEeg(options as UciEegOptions)).toThrow(message);
  });

  it('refuses a missing folder, table, layout or subject file, naming it', async () => {
    await expect(uciEeg({ path: 'no-such-folder' }).load()).rejects.toThrow(
      /no-such-folder \(from the option path\).*found nothing/,
    );
    for (const name of ['trials.csv', 'layout.json', 'trials/co2c0000002.bin.gz', 'trials']) {
      const folder = small();
      rmSync(join(folder, name), { recursive: true });
      await expect(uciEeg({ path: folder }).load(), name).rejects.toThrow(`${join(folder, name)}: expected`);
      await expect(uciEeg({ path: folder }).fingerprint(), name).rejects.toThrow(join(folder, name));
    }
  });

  it('refuses a cut subject file, naming it', async () => {
    const folder = small();
    const file = join(folder, 'trials', 'co2a0000001.bin.gz');
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, whole.byteLength / 2));
    await expect(uciEeg({ path: folder }).load()).rejects.toThrow(`${file}: expected a whole gzip file`);
  });

  it('refuses a table that disagrees with the files', async () => {
    const more = small(`${smallTable}co2c0000002,2,TRAIN,Data5.csv,4,control,S1 obj,\n`);
    await expect(uciEeg({ path: more }).load()).rejects.toThrow(
      `co2c0000002.bin.gz: holds 2 trials, but ${join(more, 'trials.csv')} lists 3 for co2c0000002`,
    );
    const extra = small();
    writeFileSync(join(extra, 'trials', 'co2c0000003.bin.gz'), gzipSync(trialBytesOf(1)));
    await expect(uciEeg({ path: extra }).load()).rejects.toThrow(/co2c0000003\.bin\.gz: .*has no row for this subject/);
  });

  it('refuses a layout that describes another form', async () => {
    const folder = small();
    const layout = JSON.parse(readFileSync(join(folder, 'layout.json'), 'utf8')) as Record<string, unknown>;
    writeFileSync(join(folder, 'layout.json'), JSON.stringify({ ...layout, fs: 200 }));
    await expect(uciEeg({ path: folder }).load()).rejects.toThrow(/layout\.json: fs: expected 256, found 200/);
    writeFileSync(join(folder, 'layout.json'), '{');
    await expect(uciEeg({ path: folder }).load()).rejects.toThrow(
      /layout\.json: expected the description of the \.bin\.gz files/,
    );
  });
});
