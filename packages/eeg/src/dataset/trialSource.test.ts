import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { gridSites } from '@strnn/core/sites';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exampleTrial } from './exampleTrials.test.support.js';
import type { TrialSeries } from './TrialSeries.js';
import { trialSource } from './trialSource.js';
import type { TrialSourceDefinition } from './TrialSourceDefinition.js';
import { trialsToSamples } from './trialsToSamples.js';

const sites = { ...gridSites(1, 2), names: ['Fz', 'Cz'] };
const cut = { slices: 3, sliceStep: 2, classes: ['calm', 'glad'], sites, where: 'example' };

describe('trialsToSamples', () => {
  it('cuts trials into samples of successive windows that never cross a trial', () => {
    const { x, shape, y, ids, slice, spans } = trialsToSamples([exampleTrial('1', 6), exampleTrial('2', 3, 500)], cut);
    expect(shape).toEqual({ S: 3, T: 3, N: 2, D: 3 });
    expect([...y]).toEqual([1, 1, 0]);
    expect(ids.trial).toEqual(['1', '1', '2']);
    expect([...ids.window]).toEqual([0, 1, 0]);
    expect(slice).toBe('1 s');
    // Seconds of the first sample to the end of the third window; sample 1 starts two windows later.
    expect([...spans!]).toEqual([0, 3, 2, 5, 0, 3]);
    // Sample 1 starts at window 2 of trial 1: value 2 * 6 / 3; sample 2 at window 0 of trial 2.
    expect([x[0], x[18], x[35], x[36]]).toEqual([0, 4, Math.fround(4 + 17 / 3), 500]);
  });

  it('takes a trial of just one sample, and refuses one that is shorter', () => {
    expect(trialsToSamples([exampleTrial('1', 3)], cut).shape.S).toBe(1);
    expect(() => trialsToSamples([exampleTrial('1', 3), exampleTrial('2', 2)], cut)).toThrow(
      'example: subject a, session 1, trial 2 has 2 windows, expected at least 3',
    );
    expect(() => trialsToSamples([], cut)).toThrow('expected trials, found none');
  });

  it('refuses trials with other sites or features than the first', () => {
    const other = exampleTrial('2', 3);
    const series = { ...other.series, sites: ['Cz', 'Fz'] };
    expect(() => trialsToSamples([exampleTrial('1', 3), { ...other, series }], cut)).toThrow(
      'trial 2 has the sites Cz, Fz; expected those of the first trial, Fz, Cz',
    );
  });
});

describe('trialSource', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'strnn-trials-'));
    writeFileSync(join(root, 'one'), '1');
    writeFileSync(join(root, 'two'), '2');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const load = vi.fn((trial: string) => [exampleTrial(trial, 6)]);

  function define(options: Record<string, unknown> = {}, more: Partial<TrialSourceDefinition> = {}) {
    return trialSource({
      name: 'example',
      attribution: 'nobody',
      version: 1,
      options: { window: 1, label: 'a', ...options },
      uncached: ['label'],
      ...cut,
      cache: join(root, 'cache'),
      units: async () => [
        { name: 'one', files: [join(root, 'one')], load: async () => load('1') },
        { name: 'two', files: [join(root, 'two')], load: async () => load('2') },
      ],
      sites: () => sites,
      ...more,
    });
  }

  it('loads all units, and the second time none of them', async () => {
    load.mockClear();
    const first = await define().load();
    expect(first.ids.trial).toEqual(['1', '1', '2', '2']);
    expect(await define().load()).toEqual(first);
    expect(load).toHaveBeenCalledTimes(2);
    await define({ window: 2 }).load();
    expect(load).toHaveBeenCalledTimes(4);
  });

  it('says how the windows were smoothed, where they were', async () => {
    const smoothing = { unit: 'trial', method: 'moving average' } as const;
    expect((await define({}, { smoothing }).load()).smoothing).toEqual(smoothing);
    expect(await define().load()).not.toHaveProperty('smoothing');
  });

  it('labels and chooses after the cache', async () => {
    load.mockClear();
    await define().load();
    const relabel = (trial: TrialSeries) => (trial.trial === '1' ? undefined : { ...trial, label: 1 });
    expect([...(await define({ label: 'b' }, { relabel }).load()).y]).toEqual([1, 1]);
    expect(load).toHaveBeenCalledTimes(2);
    await expect(define({ label: 'c' }, { relabel: () => undefined }).load()).rejects.toThrow(
      'of 2 trials the options leave none',
    );
  });

  it('has a fingerprint over files, options and version', async () => {
    const first = await define().fingerprint();
    expect(await define().fingerprint()).toBe(first);
    expect(await define({ label: 'b' }).fingerprint()).not.toBe(first);
    expect(await define({}, { version: 2 }).fingerprint()).not.toBe(first);
    writeFileSync(join(root, 'two'), '3');
    expect(await define().fingerprint()).not.toBe(first);
  });

  it('refuses a trial that comes twice', async () => {
    const unit = { files: [join(root, 'one')], load: async () => load('1') };
    const units = async () => [
      { ...unit, name: 'one' },
      { ...unit, name: 'again' },
    ];
    await expect(define({}, { units }).load()).rejects.toThrow(
      'again has subject a, session 1, trial 1, which was there before',
    );
  });

  const one = (found: () => TrialSeries[], more: Partial<TrialSourceDefinition> = {}) => {
    const later = vi.fn(async () => load('2'));
    const source = define(
      {},
      {
        units: async () => [
          { name: 'one', files: [join(root, 'one')], load: async () => found() },
          { name: 'two', files: [join(root, 'two')], load: later },
        ],
        cache: false,
        ...more,
      },
    );
    return { source, later };
  };

  it('refuses values that are no numbers before it reads the next file, naming trial, window and site', async () => {
    const trial = exampleTrial('1', 3);
    trial.series.data[4] = NaN;
    const { source, later } = one(() => [trial]);
    await expect(source.load()).rejects.toThrow(
      'example: one: subject a, session 1, trial 1, window 0, site Cz, feature theta: expected a finite number, found NaN',
    );
    expect(later).not.toHaveBeenCalled();
  });

  it('takes no notice of windows that are in no sample', async () => {
    const trial = exampleTrial('1', 9);
    // Samples are the windows 0 to 2 and 4 to 6.
    for (const window of [3, 7, 8]) trial.series.data[window * 6] = NaN;
    const { source } = one(() => [trial], { sliceStep: 4 });
    expect((await source.load()).ids.trial).toEqual(['1', '1', '2']);
  });

  it('refuses short trials and unknown sites before it reads the next file', async () => {
    const short = one(() => [exampleTrial('1', 2)]);
    await expect(short.source.load()).rejects.toThrow('example: one: subject a, session 1, trial 1 has 2 windows');
    const unknown = one(() => load('1'), {
      sites() {
        throw new StrnnError('data', 'unknown electrode');
      },
    });
    await expect(unknown.source.load()).rejects.toThrow('unknown electrode');
    expect([short.later, unknown.later].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
  });

  it('names the file where the error of a unit does not', async () => {
    const file = join(root, 'one');
    const fail = (message: string) => one(() => raise(message)).source.load();
    await expect(fail('channel Cz stands still')).rejects.toThrow(`${file}: channel Cz stands still`);
    await expect(fail(`${file}: cut`)).rejects.toThrow(new StrnnError('data', `${file}: cut`));
  });

  it('refuses a wanted subject that is not there', async () => {
    expect((await define({ subjects: ['a'] }).load()).notes).toEqual([]);
    await expect(define({ subjects: ['a', 'ab'] }).load()).rejects.toThrow(
      "example.subjects: unknown subject 'ab'. Did you mean 'a'? Allowed: a.",
    );
  });

  it('warns once of a look-alike', async () => {
    mkdirSync(join(root, 'data', 'features', '1'), { recursive: true });
    const files = ['a', 'b'].map((name) => join(root, 'data', 'features', '1', name));
    for (const file of files) writeFileSync(file, file);
    const units = async () =>
      files.map((file, index) => ({ name: file, files: [file], load: async () => load(String(index)) }));
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    await define({}, { units }).load();
    expect(warn).not.toHaveBeenCalled();
    writeFileSync(join(root, 'data', 'README-LOOKALIKE.txt'), '');
    const { notes } = await define({}, { units, notes: ['All saw the same.'] }).load();
    expect(notes).toEqual([expect.stringMatching(/^The recordings are a generated look-alike/), 'All saw the same.']);
    await define({}, { units }).load();
    expect(warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringContaining(`example: ${join(root, 'data')} is a generated look-alike`),
    ]);
    warn.mockRestore();
  });

  it('tells units of the same name and files apart by what is wanted of them', async () => {
    const ask = (request: string) => {
      const units = async () => [{ name: 'one', request, files: [join(root, 'one')], load: async () => load(request) }];
      return define({}, { units });
    };
    expect((await ask('1').load()).ids.trial).toEqual(['1', '1']);
    expect((await ask('2').load()).ids.trial).toEqual(['2', '2']);
    expect(await ask('1').fingerprint()).not.toBe(await ask('2').fingerprint());
  });
});

function raise(message: string): never {
  throw new StrnnError('data', message);
}
