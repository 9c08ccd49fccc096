import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@strnn/core/random';
import type { DataSource, Samples } from '@strnn/core/samples';
import { describe, expect, it, vi } from 'vitest';
import { fakeCell, fakeCells, fakePlan } from '../engine/fakePlan.test.support.js';
import { fakeSamples } from '../engine/fakeSamples.test.support.js';
import { listeningObserver } from '../engine/listeningObserver.test.support.js';
import { runMatrix } from '../engine/runMatrix.js';
import { openStore } from '../store/openStore.js';
import { temporaryFolders } from '../store/temporaryFolder.test.support.js';
import { removePrepared, sharedData } from './index.js';
import { packValue, unpackValue } from './packValue.js';
import { readSamples, writeSamples } from './samplesFile.js';

const folder = temporaryFolders();
const fingerprint = 'f'.repeat(64);

/** 300 samples with all that samples can have. */
function fullSamples(): Samples {
  const random = createRandom('prepared');
  const S = 300;
  const names = (of: string, count: number): string[] =>
    Array.from({ length: S }, () => `${of} ${Math.floor(random.uniform() * count)} é`);
  const x = Float32Array.from({ length: S * 2 * 4 }, () => (random.uniform() - 0.5) * 1e-30);
  x.set([-0, 1.1754944e-38, 3.4028235e38, 1e-45]);
  return {
    ...fakeSamples,
    x,
    shape: { S, T: 2, N: 4, D: 1 },
    y: Int32Array.from({ length: S }, () => (random.uniform() < 0.5 ? 0 : 1)),
    ids: {
      subject: names('s', 5),
      session: names('1', 2),
      trial: names('t', 50),
      window: Int32Array.from({ length: S }, (_, s) => s),
    },
    sites: {
      ...fakeSamples.sites,
      positions: [
        [-0, 0.1, 1 / 3],
        [0, -0, 1],
        [1e-300, 2, 3],
        [0, 0, 0],
      ],
      edges: [[0, 1]],
    },
    copyOf: Int32Array.from({ length: S }, (_, s) => (s < 200 ? -1 : s - 200)),
    notes: ['a note'],
  };
}

function source(
  samples: Samples = fakeSamples,
  now = fingerprint,
): DataSource & { load: ReturnType<typeof vi.fn<() => Promise<Samples>>> } {
  return { name: 'fake', options: {}, fingerprint: async () => now, load: vi.fn(async () => samples) };
}
const quiet = (): void => {};

describe('the file of prepared samples', () => {
  it('gives back exactly what was written', () => {
    const path = join(folder(), 'a.samples');
    const samples = fullSamples();
    writeSamples(path, fingerprint, samples);
    const read = readSamples(path, fingerprint)!;
    expect(read).toStrictEqual(samples); // toStrictEqual tells -0 from 0
    expect(Buffer.from(read.x.buffer).equals(Buffer.from(samples.x.buffer))).toBe(true);
    expect(Object.is(read.sites.positions![0][0], -0)).toBe(true);
  });

  it('is not read when it is of other data, cut, or changed in any place', () => {
    const path = join(folder(), 'a.samples');
    writeSamples(path, fingerprint, fullSamples());
    expect(readSamples(path, 'e'.repeat(64))).toBeUndefined();
    expect(readSamples(`${path}.not`, fingerprint)).toBeUndefined();
    const bytes = readFileSync(path);
    const random = createRandom('damage');
    for (let trial = 0; trial < 60; trial++) {
      const at = Math.floor(random.uniform() * bytes.length);
      const damaged = Buffer.from(bytes);
      damaged[at] ^= 1 << Math.floor(random.uniform() * 8);
      writeFileSync(path, trial % 2 === 0 ? damaged : bytes.subarray(0, at));
      expect(readSamples(path, fingerprint), `byte ${at}`).toBeUndefined();
    }
  });

  it.each([[() => 1], [Symbol('a')], [new Map([[1, 2]]).keys().next], [new BigInt64Array(2)]])(
    'refuses %s',
    (value) => {
      expect(() => packValue({ value })).toThrow(/samples: a .* cannot be stored/);
    },
  );

  it('keeps the numbers that JSON does not know', () => {
    const value = { a: [NaN, Infinity, -Infinity, -0, 0, 1e-320], b: null, c: new Float64Array([NaN, -0]) };
    const { json, arrays } = packValue(value);
    expect(unpackValue(JSON.parse(JSON.stringify(json)), arrays)).toStrictEqual(value);
  });
});

describe('data that are shared', () => {
  it('are prepared once, however often and by whoever they are asked for', async () => {
    const run = folder();
    const own = source();
    const shared = sharedData(own, run, fingerprint, quiet);
    expect(await shared.load()).toBe(fakeSamples);
    expect(await shared.load()).toBe(fakeSamples);
    const other = source();
    expect(await sharedData(other, run, fingerprint, quiet).load()).toStrictEqual(fakeSamples);
    expect([own.load.mock.calls.length, other.load.mock.calls.length]).toEqual([1, 0]);
    expect(readdirSync(join(run, 'data'))).toEqual(['ffffffffffff.samples']);
    removePrepared(run);
    expect(readdirSync(join(run, 'data'))).toEqual([]);
  });

  it('are prepared anew where the file is damaged, and waited for where another prepares them', async () => {
    const run = folder();
    mkdirSync(join(run, 'data'));
    writeFileSync(join(run, 'data', 'ffffffffffff.samples'), 'strnn samples 1\nnonsense');
    let finish!: () => void;
    const slow = source();
    slow.load.mockImplementation(() => new Promise((resolve) => (finish = () => resolve(fakeSamples))));
    const first = sharedData(slow, run, fingerprint, quiet).load();
    await vi.waitFor(() => expect(slow.load).toHaveBeenCalled());
    const told: string[] = [];
    const other = source();
    // The lease of this very process counts like another's.
    const second = sharedData(other, run, fingerprint, (line) => told.push(line)).load();
    await vi.waitFor(() => expect(told).toEqual(["another process prepares the data 'fake'; waiting for it"]));
    finish();
    expect(await second).toStrictEqual(await first);
    expect(other.load).not.toHaveBeenCalled();
  });

  it('leave nothing behind when they cannot be read, and are then tried by the next', async () => {
    const run = join(folder(), 'runs', 'fake');
    const broken = source();
    broken.load.mockRejectedValue(new Error('trials.csv: missing'));
    await expect(sharedData(broken, run, fingerprint, quiet).load()).rejects.toThrow('trials.csv: missing');
    expect(existsSync(join(run, '..'))).toBe(false);
    expect(await sharedData(source(), run, fingerprint, quiet).load()).toBe(fakeSamples);
  });

  it('are refused when they are not those of the plan any more', async () => {
    const changed = sharedData(source(fakeSamples, 'e'.repeat(64)), folder(), fingerprint, quiet);
    await expect(changed.load()).rejects.toThrow(
      /changed after this run was planned \(fingerprint f{12} then, e{12} now\)/,
    );
  });

  it('are prepared without sharing where the folder cannot be written', async () => {
    const base = folder();
    writeFileSync(join(base, 'run'), 'a file');
    expect(await sharedData(source(), join(base, 'run'), fingerprint, quiet).load()).toBe(fakeSamples);
  });

  it('are prepared once for every setting by two engines with two workers each', async () => {
    const base = folder();
    writeFileSync(join(base, 'count-loads'), '');
    const cells = fakeCells(6).map((cell, n) => {
      const data = { ...cell.config.data, fingerprint: (n % 2 === 0 ? 'a' : 'b').repeat(64) };
      return { ...cell, id: fakeCell(`${n}`).id, config: { ...cell.config, data } };
    });
    const store = openStore(join(base, 'runs'), fakePlan(join(base, 'a.ablation.ts'), cells));
    const never = new AbortController().signal;
    const workModule = new URL('../engine/fakeWork.test.support.ts', import.meta.url).href;
    const engine = () =>
      runMatrix({
        ...{ store, cells, workModule, observer: listeningObserver(), stop: never, kill: never },
        ...{ workers: 2, failFast: false, retry: false },
      });
    const outcomes = await Promise.all([engine(), engine()]);
    expect(outcomes.map(({ done }) => done.length)).toEqual([6, 6]);
    expect(readFileSync(join(base, 'count-loads'), 'utf8').trim().split('\n')).toHaveLength(2);
  });
});
