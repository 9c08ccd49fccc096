import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Samples } from '@strnn/core/samples';
import { temporaryFolder } from '../../temporaryFolder.test.support.js';
import { smallGfeText } from './smallGfe.test.support.js';
import { uciGfe, type UciGfeOptions } from './uciGfe.js';

const path = fileURLToPath(new URL('../../../../../datasets/uci-gfe', import.meta.url));
const { rows } = JSON.parse(readFileSync(new URL('./fixtures/gfe_clips.json', import.meta.url), 'utf8')) as {
  rows: { options: UciGfeOptions; clips: number; sample: number; landmark: number; values: number[] }[];
};

const root = temporaryFolder();
let folders = 0;
function small(): string {
  const folder = join(root, String(++folders));
  mkdirSync(folder);
  for (const expression of ['affirmative', 'negative']) {
    const { datapoints, targets } = smallGfeText();
    writeFileSync(join(folder, `a_${expression}_datapoints.txt`), datapoints);
    writeFileSync(join(folder, `a_${expression}_targets.txt`), targets);
  }
  return folder;
}

const smallOptions = { signers: ['a'], classes: ['affirmative', 'negative'], shortestRun: 1 } as const;

describe('uciGfe on the bundled copy', () => {
  const loaded = new Map<string, Promise<Samples>>();
  /** Each set of options is loaded once. */
  function load(options: UciGfeOptions): Promise<Samples> {
    const key = JSON.stringify(options);
    const found = loaded.get(key) ?? uciGfe({ path, ...options }).load();
    loaded.set(key, found);
    return found;
  }
  let samples: Samples;
  beforeAll(async () => {
    samples = await load({});
  });

  it('loads 361 clips of two signers: 16 moments x 100 landmarks x 3 coordinates', () => {
    expect(samples.shape).toEqual({ S: 361, T: 16, N: 100, D: 3 });
    expect(samples.features).toEqual(['x position (px)', 'y position (px)', 'z position (mm)']);
    expect(samples.classes).toHaveLength(7);
    expect(['a', 'b'].map((name) => samples.ids.subject.filter((subject) => subject === name).length)).toEqual([
      175, 186,
    ]);
    expect(samples.ids.session).toEqual(Array.from(samples.y, (label) => samples.classes[label]));
    expect(new Set(samples.ids.trial.map((trial, s) => `${samples.ids.subject[s]} ${trial}`)).size).toBe(361);
    expect(samples.ids.trial[0]).toBe('affirmative 1');
    expect(samples.slice).toBe('1/16 of the clip');
    expect(samples.sites.edges).toBeUndefined();
  });

  it('says what has to be known of the data, with counts', () => {
    expect(samples.notes).toEqual([
      'Two signers only: nothing here says how well other people would be told.',
      expect.stringContaining('Each class is one video per signer'),
      '35662 of 754400 points (4.7 %) had z = 0 (lost by the sensor) and were interpolated over time.',
      'Runs cut at a gap of more than 1 s: 2.',
      'Runs of fewer than 4 frames left out: 1.',
    ]);
  });

  it.each(rows)('equals NumPy: $options, sample $sample, landmark $landmark', async (row) => {
    const { x, shape } = await load(row.options);
    const { S, T, N, D } = shape;
    expect(S).toBe(row.clips);
    expect(T * D).toBe(row.values.length);
    row.values.forEach((value, i) => {
      const found = x[((row.sample * T + Math.floor(i / D)) * N + row.landmark) * D + (i % D)];
      // float32 of up to 1600 mm.
      expect(Math.abs(found - value)).toBeLessThan(1e-4);
    });
  });

  it('has both signers alone with expressions of their own', async () => {
    const all = await uciGfe({ path, classes: 'all', depth: false, steps: 2 }).load();
    expect(all.classes).toHaveLength(9);
    expect(all.notes).toContain('Not in this copy: a_relative, b_conditional.');
    expect(all.shape.S).toBe(410);
    const one = await uciGfe({ path, signers: ['b'], classes: ['topics', 'relative'] }).load();
    expect(one.classes).toEqual(['relative', 'topics']);
    expect(new Set(one.ids.subject)).toEqual(new Set(['b']));
  });

  it('describes displacement, velocity and what was measured', async () => {
    const options: UciGfeOptions = {
      path,
      signers: ['b'],
      classes: ['negative', 'emphasis'],
      features: ['position', 'displacement', 'velocity'],
      dropouts: 'mask',
      layout: 'graph',
      center: 'none',
    };
    const { x, shape, features, sites, notes } = await uciGfe(options).load();
    const { S, T, N, D } = shape;
    expect(features).toHaveLength(10);
    expect(features.at(-2)).toBe('z velocity (mm/s)');
    expect(sites.edges!.length).toBeGreaterThan(90);
    expect(notes!.some((note) => note.endsWith('were interpolated over time and are flagged.'))).toBe(true);
    let [lost, between, wrong] = [0, 0, 0];
    for (let s = 0; s < S; s++) {
      for (let t = 0; t < T; t++) {
        for (let n = 0; n < N; n++) {
          const at = (time: number, d: number): number => x[((s * T + time) * N + n) * D + d];
          for (let a = 0; a < 3; a++) if (Math.abs(at(t, 3 + a) - (at(t, a) - at(0, a))) > 2e-3) wrong++;
          // Velocities have the sign of the difference that they are of.
          if (t > 0 && t < T - 1 && (at(t + 1, 0) - at(t - 1, 0)) * at(t, 6) < -1e-3) wrong++;
          if (!(at(t, 2) > 0)) wrong++; // a depth of 0 was left
          if (at(t, 9) === 0) lost++;
          else if (at(t, 9) < 1) between++;
        }
      }
    }
    expect(wrong).toBe(0);
    expect(lost).toBeGreaterThan(1000);
    expect(between).toBeGreaterThan(1000);
  });

  it('takes the mean of a clip off', async () => {
    const { x, shape } = await uciGfe({ path, center: 'clip', signers: ['a'] }).load();
    const { T, N, D } = shape;
    for (let i = 0; i < N * D; i++) {
      let sum = 0;
      for (let t = 0; t < T; t++) sum += x[(7 * T + t) * N * D + i];
      expect(Math.abs(sum)).toBeLessThan(1e-3);
    }
  });

  it('moves every frame to the centre of the face', async () => {
    const { x, shape } = await uciGfe({ path, center: 'none', origin: 'face', signers: ['a'] }).load();
    const { T, N, D } = shape;
    for (let frame = 0; frame < 3 * T; frame++) {
      for (let d = 0; d < D; d++) {
        let sum = 0;
        for (let n = 0; n < N; n++) sum += x[(frame * N + n) * D + d];
        expect(Math.abs(sum)).toBeLessThan(0.01); // 100 values of up to 600 mm as float32
      }
    }
  });
});

describe('uciGfe', () => {
  it('reads the text files, plain or compressed, the same', async () => {
    const [plain, packed] = [small(), small()];
    for (const kind of ['datapoints', 'targets']) {
      const file = join(packed, `a_affirmative_${kind}.txt`);
      writeFileSync(`${file}.gz`, gzipSync(readFileSync(file)));
      rmSync(file);
    }
    const [one, other] = await Promise.all(
      [plain, packed].map((folder) => uciGfe({ ...smallOptions, path: folder }).load()),
    );
    expect(other).toEqual(one);
    expect(one.shape).toEqual({ S: 4, T: 16, N: 100, D: 3 });
    expect(one.ids.trial).toEqual(['affirmative 1', 'affirmative 2', 'negative 1', 'negative 2']);
  });

  it('is fingerprinted over content and options, not the folder', async () => {
    const [one, other] = [small(), small()];
    const fingerprint = await uciGfe({ ...smallOptions, path: one }).fingerprint();
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(await uciGfe({ ...smallOptions, path: other }).fingerprint()).toBe(fingerprint);
    expect(await uciGfe({ ...smallOptions, path: one, steps: 8 }).fingerprint()).not.toBe(fingerprint);
    writeFileSync(join(other, 'a_negative_targets.txt'), smallGfeText().targets.replace('0', '1'));
    expect(await uciGfe({ ...smallOptions, path: other }).fingerprint()).not.toBe(fingerprint);
  });

  it.each<[unknown, string]>([
    [{ signer: ['a'] }, "uciGfe: unknown option 'signer'. Did you mean 'signers'?"],
    [{ signers: ['c'] }, "uciGfe.signers: unknown signer 'c'."],
    [{ classes: 'everything' }, "uciGfe.classes: unknown choice 'everything'."],
    [{ classes: ['topics'] }, 'uciGfe.classes: expected two or more expressions to tell apart, found topics'],
    [{ classes: ['topics', 'wh'] }, "uciGfe.classes: unknown expression 'wh'."],
    [{ steps: 1 }, 'uciGfe.steps: expected an integer from 2 to 256, found 1'],
    [{ shortestRun: 0 }, 'uciGfe.shortestRun: expected an integer from 1 to 1000, found 0'],
    [{ largestGap: 0 }, 'uciGfe.largestGap: expected a number of seconds above 0, or null to cut nowhere, found 0'],
    [{ depth: 1 }, 'uciGfe.depth: expected true or false, found 1'],
    [{ depth: false, dropouts: 'mask' }, "only depths drop out, and depth is false; leave dropouts out, found 'mask'"],
    [{ center: 'mean' }, "uciGfe.center: unknown center 'mean'."],
    [{ features: [] }, 'uciGfe.features: expected a list with at least one feature, found []'],
    [{ path: '' }, 'uciGfe.path: expected the name of a folder, found ""'],
    [null, 'uciGfe: expected an object of options, found null'],
  ])('refuses %j at once', (options, message) => {
    expect(() => uciGfe(options as UciGfeOptions)).toThrow(message);
  });

  it('refuses folders that are none, and what is not there', async () => {
    await expect(uciGfe({ path: 'no-such-folder' }).load()).rejects.toThrow(/no-such-folder \(from the option path\)/);
    await expect(uciGfe({ path: tmpdir() }).load()).rejects.toThrow(
      /expected videos\.csv .*a_affirmative_datapoints\.txt/,
    );
    await expect(uciGfe({ path: small() }).load()).rejects.toThrow(/expected videos of signer b with affirmative/);
    const folder = small();
    rmSync(join(folder, 'a_negative_targets.txt'));
    await expect(uciGfe({ ...smallOptions, path: folder }).load()).rejects.toThrow(
      `${join(folder, 'a_negative_targets.txt')}: expected the targets of a_negative_datapoints.txt; there is no such file`,
    );
  });

  it('refuses a cut file, naming it', async () => {
    const folder = small();
    const file = join(folder, 'a_negative_datapoints.txt');
    const packed = gzipSync(readFileSync(file));
    rmSync(file);
    writeFileSync(`${file}.gz`, packed.subarray(0, packed.length / 2));
    await expect(uciGfe({ ...smallOptions, path: folder }).load()).rejects.toThrow(
      `${file}.gz: expected a whole gzip file`,
    );
  });
});
