import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CheckResult } from '@strnn/core/dataset';
import { extractFeatures } from '../../feature/extract/extractFeatures.js';
import { openEdf } from '../../format/edf/openEdf.js';
import { writeEdf, type WriteEdfOptions } from '../../format/edf/index.js';
import { filterSignals } from '../../signal/filter/filterSignals.js';
import { rereference } from '../../signal/reference/rereference.js';
import { resample } from '../../signal/resample/resample.js';
import { selectChannels } from '../../signal/selectChannels.js';
import { withinSubjectAccuracy } from '../lookalike/withinSubject.test.support.js';
import { eegFolder, eegFolderTools, type EegFolderOptions } from './index.js';

let root: string;
let lookalike: string;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'strnn-folder-'));
  lookalike = join(root, 'lookalike');
  await eegFolderTools.generate(lookalike, { small: true });
});
afterAll(() => rmSync(root, { recursive: true }));

const only = (level: CheckResult['level'], results: readonly CheckResult[]): string[] =>
  results.filter((result) => result.level === level).map(({ message }) => message);

const short = { slices: 10, cache: false } as const;

describe('eegFolder on its look-alike', () => {
  it('reads trials that begin with an event, of EDF, and trials given by times, of CSV', async () => {
    const samples = await eegFolder({ path: lookalike, ...short }).load();
    expect(samples.shape).toEqual({ S: 24, T: 10, N: 13, D: 5 });
    expect(samples.classes).toEqual(['active', 'calm']);
    expect([samples.ids.subject.slice(0, 8), samples.ids.session.slice(0, 8)]).toEqual([
      Array(8).fill('p01'),
      ['1', '1', '1', '1', '2', '2', '2', '2'],
    ]);
    expect(samples.ids.trial.slice(0, 8)).toEqual(['calm 1', 'calm 2', 'active 1', 'active 2', '1', '2', '3', '4']);
    expect([...samples.y].slice(0, 8)).toEqual([1, 1, 0, 0, 1, 0, 1, 0]);
    expect(samples.sites.names).toEqual([
      'Fp1',
      'Fp2',
      'F3',
      'Fz',
      'F4',
      'C3',
      'Cz',
      'C4',
      'P3',
      'Pz',
      'P4',
      'O1',
      'O2',
    ]);
  });

  it('has the features of just the samples of a trial', async () => {
    const { x, ids } = await eegFolder({ path: lookalike, ...short, recipe: { feature: 'psd', window: 1 } }).load();
    const recording = await openEdf(join(lookalike, 'recordings', 'p02_1.edf'));
    const second = (await recording.events()).filter(({ label }) => label === 'calm')[1].onset;
    const signals = await recording.read({ from: second * 128, to: (second + 10) * 128 });
    await recording.close();
    const size = 10 * 13 * 5;
    const sample = ids.subject.findIndex((subject, s) => subject === 'p02' && ids.trial[s] === 'calm 2');
    expect(x.subarray(sample * size, (sample + 1) * size)).toEqual(
      Float32Array.from(extractFeatures(signals, { feature: 'psd', window: 1 }).data),
    );
  });

  it('prepares the trial: reference, filter, rate', async () => {
    const options = {
      reference: ['O1', 'O2'],
      bandPass: [1, 30],
      notch: 50,
      rate: 100,
      channels: ['Pz', 'Fz'],
    } as const;
    const { x, shape, sites } = await eegFolder({ path: lookalike, ...short, ...options, subjects: ['p01'] }).load();
    expect([shape, sites.names]).toEqual([{ S: 8, T: 10, N: 2, D: 5 }, ['Pz', 'Fz']]);
    const recording = await openEdf(join(lookalike, 'recordings', 'p01_1.edf'));
    const [first] = (await recording.events()).filter(({ label }) => label === 'calm');
    const signals = await recording.read({
      channels: ['Pz', 'Fz', 'O1', 'O2'],
      from: first.onset * 128,
      to: (first.onset + 10) * 128,
    });
    await recording.close();
    const referenced = selectChannels(rereference(signals, { reference: ['O1', 'O2'] }), ['Pz', 'Fz']);
    const prepared = resample(filterSignals(referenced, { highPass: 1, lowPass: 30, notch: [50] }), 100);
    const expected = extractFeatures(prepared, { feature: 'de' }).data;
    x.subarray(0, 100).forEach((value, i) => expect(Math.abs(value - expected[i])).toBeLessThan(1e-5));
  });

  it('chooses classes and subjects in the order asked for', async () => {
    const samples = await eegFolder({
      path: lookalike,
      ...short,
      classes: ['calm', 'active'],
      subjects: ['p03'],
    }).load();
    expect([samples.classes, [...samples.y]]).toEqual([
      ['calm', 'active'],
      [0, 0, 1, 1, 0, 1, 0, 1],
    ]);
    const one = await eegFolder({ path: lookalike, ...short, classes: ['calm'] }).load();
    expect(one.shape.S).toBe(12);
  });

  it('can be learnt within the subject', async () => {
    expect(withinSubjectAccuracy(await eegFolder({ path: lookalike, ...short }).load())).toBeGreaterThan(0.75);
  });

  it('gives the same from the cache; a changed row is prepared anew', async () => {
    const path = join(root, 'cached');
    cpSync(lookalike, path, { recursive: true });
    const source = () => eegFolder({ path, slices: 5, sliceStep: 5, cache: join(root, 'cache') });
    const first = await source().load();
    expect(await source().load()).toEqual(first);
    const fingerprint = await source().fingerprint();
    const table = join(path, 'labels.csv');
    writeFileSync(table, readFileSync(table, 'utf8').replace('p01,2,1,calm,,1,11', 'p01,2,1,calm,,2,11'));
    expect(await source().fingerprint()).not.toBe(fingerprint);
    const changed = await source().load();
    expect(changed.shape.S).toBe(first.shape.S - 1);
    expect(changed.x.subarray(0, 8 * 5 * 65)).toEqual(first.x.subarray(0, 8 * 5 * 65));
  });

  it('is checked without an error', async () => {
    const results = await eegFolderTools.check(lookalike);
    expect(only('error', results)).toEqual([]);
    expect(only('warning', results)).toEqual([expect.stringContaining('this is a generated look-alike')]);
    expect(only('ok', results)).toEqual([
      `folder ${lookalike}`,
      'labels.csv: 18 rows, 6 recordings, 3 subjects',
      '24 trials of 10 s each',
      expect.stringMatching(/^13 EEG channels, the same in all recordings: Fp1, Fp2, .*, O2$/),
      'classes: active, calm',
    ]);
  });
});

describe('eegFolder', () => {
  it.each<[unknown, string]>([
    [{}, "eegFolder.path: expected the name of the data set's folder"],
    [{ path: 'x', label: 'y' }, "eegFolder: unknown option 'label'. Did you mean 'labels'?"],
    [{ path: 'x', labels: '' }, 'eegFolder.labels: expected the name of the table, inside the folder, found ""'],
    [
      { path: 'x', bandPass: [30, 1] },
      'eegFolder.bandPass: expected [low, high] in Hz with 0 < low < high, or null for none, found [30,1]',
    ],
    [{ path: 'x', bandPass: 30 }, 'eegFolder.bandPass'],
    [
      { path: 'x', notch: [50, 'x'] },
      'eegFolder.notch: expected a frequency in Hz, or several, or null for none, found [50,"x"]',
    ],
    [{ path: 'x', rate: 0 }, 'eegFolder.rate: expected a number of Hz, or null for that of the recordings, found 0'],
    [
      { path: 'x', channels: 'all' },
      "eegFolder.channels: expected 'same', 'intersection' or a list of different names, found \"all\"",
    ],
    [{ path: 'x', channels: ['Cz', 'Cz'] }, 'found ["Cz","Cz"]'],
    [{ path: 'x', classes: [] }, 'eegFolder.classes: expected a list of different names, found []'],
    [
      { path: 'x', reference: [] },
      "eegFolder.reference: expected 'average', a channel or a list of different names, found []",
    ],
    [
      { path: 'x', aliases: { E1: 1 } },
      "eegFolder.aliases: expected electrodes by channel name, such as { EEG1: 'Fp1' }",
    ],
    [{ path: 'x', subjects: [] }, 'eegFolder.subjects: expected a list with at least one subject'],
  ])('refuses %j at once', (options, message) => {
    expect(() => eegFolder(options as EegFolderOptions)).toThrow(message);
  });

  it('refuses a class and a subject that are not there', async () => {
    await expect(eegFolder({ path: lookalike, classes: ['calm', 'activ'] }).load()).rejects.toThrow(
      "eegFolder.classes: unknown class 'activ'. Did you mean 'active'?",
    );
    await expect(eegFolder({ path: lookalike, subjects: ['p1'] }).load()).rejects.toThrow(
      "the subject 'p1' is not there. Did you mean 'p01'?",
    );
    await expect(eegFolder({ path: join(root, 'nowhere') }).load()).rejects.toThrow(
      'labels.csv: expected the table of trials',
    );
  });
});

const noise = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => ((i * 7919) % 101) - 50);

/** A folder with EDF files of 10 s and the table given. */
async function make(
  name: string,
  files: Readonly<Record<string, { names?: readonly string[]; rate?: number; options?: WriteEdfOptions }>>,
  table: string,
): Promise<string> {
  const folder = join(root, name);
  mkdirSync(folder);
  for (const [file, { names = ['Fz', 'Cz'], rate = 128, options = {} }] of Object.entries(files)) {
    const data = names.map((_, channel) => noise(10 * rate + channel).subarray(channel));
    await writeEdf(join(folder, file), { names, rate, units: names.map(() => 'uV'), data }, options);
  }
  writeFileSync(join(folder, 'labels.csv'), table);
  return folder;
}

describe('folders that are wrong', () => {
  const two = 'file,subject,label\na.edf,1,x\nb.edf,2,y\n';
  const load = (path: string, options: Partial<EegFolderOptions> = {}) =>
    eegFolder({ path, slices: 1, cache: false, ...options }).load();

  it('have recordings with other channels: refused, or those that all have', async () => {
    const path = await make(
      'channels',
      { 'a.edf': { names: ['Fz', 'Cz', 'Pz'] }, 'b.edf': { names: ['Oz', 'Cz', 'Fz'] } },
      two,
    );
    const message =
      'expected the same EEG channels in all recordings, but b.edf lacks Pz and has Oz besides (compared with a.edf)';
    await expect(load(path)).rejects.toThrow(message);
    expect(only('error', await eegFolderTools.check(path))).toEqual([expect.stringContaining(message)]);
    expect((await load(path, { channels: 'intersection' })).sites.names).toEqual(['Fz', 'Cz']);
    expect((await load(path, { channels: ['Cz'] })).sites.names).toEqual(['Cz']);
    await expect(load(path, { channels: ['Cz', 'Oz'] })).rejects.toThrow(
      /a\.edf: unknown channel 'Oz'\. Did you mean '[CPF]z'\?/,
    );
    const apart = await make('apart', { 'a.edf': { names: ['Fz'] }, 'b.edf': { names: ['Cz'] } }, two);
    await expect(load(apart, { channels: 'intersection' })).rejects.toThrow(
      'expected a channel that all recordings have, found none',
    );
  });

  it('have recordings of other rates: refused, or resampled', async () => {
    const path = await make('rates', { 'a.edf': {}, 'b.edf': { rate: 256 } }, two);
    await expect(load(path)).rejects.toThrow(
      'expected recordings of one rate, found 128 Hz in a.edf and 256 Hz in b.edf; give the option rate',
    );
    expect((await load(path, { rate: 100 })).shape).toEqual({ S: 20, T: 1, N: 2, D: 5 });
  });

  const head = 'file,subject,label,trial,start,end,event,duration\n';
  const options: WriteEdfOptions = {
    annotations: [
      { onset: 1, duration: 0, label: 'go' },
      { onset: 4, duration: 0, label: 'go' },
    ],
  };
  it.each([
    [
      'beyond',
      `${head}a.edf,1,x,,5,12,,\n`,
      /labels\.csv, line 2: 5 to 12 s of .*a\.edf: expected a part of the recording, which ends at 10 s/,
    ],
    ['late', `${head}a.edf,1,x,,11,,,\n`, 'expected a part of the recording, which ends at 10 s'],
    [
      'no-event',
      `${head}a.edf,1,x,,,,Go!,1\n`,
      "labels.csv, line 2, column 'event': a.edf has no event 'Go!'. Did you mean 'go'? Found: go.",
    ],
    ['event-end', `${head}a.edf,1,x,,,,go,7\n`, 'which ends at 10 s'],
    [
      'events',
      `${head}a.edf,1,x,,,,go,3.5\n`,
      /line 2: trial a\.edf go 2 shares samples of a\.edf with trial a\.edf go 1 of line 2 \(from 4\.000 s\)/,
    ],
    [
      'mixed',
      `${head}a.edf,1,x,,,,go,1\na.edf,1,y,t,1.5,3,,\n`,
      /line 3: trial t shares samples of a\.edf with trial a\.edf go 1 of line 2/,
    ],
    ['twice', `${head}a.edf,1,x,t,,,go,1\na.edf,1,y,t 1,6,7,,\n`, 'subject 1, session 1, trial t 1'],
    [
      'short',
      `${head}a.edf,1,x,,5,5.5,,\n`,
      /labels\.csv, line 2 \(a\.edf, trial a\.edf from 5 s\): eegFolder\.recipe\.window/,
    ],
  ])('%s', async (name, table, message) => {
    const path = await make(name, { 'a.edf': { options } }, table);
    await expect(load(path)).rejects.toThrow(message);
  });

  it('are reported line by line by the check', async () => {
    const path = await make(
      'check',
      { 'a.edf': { options }, 'b.edf': { names: ['Fz', 'foo'] }, 'c.edf': {} },
      `${head}a.edf,1,x,,5,12,,\nb.edf,2,x,,,,,\nc.edf,3,y,,,,,\n`,
    );
    truncateSync(join(path, 'c.edf'), 100);
    const results = await eegFolderTools.check(path);
    expect(only('error', results)).toEqual([
      expect.stringContaining('line 2: 5 to 12 s'),
      expect.stringContaining('c.edf'),
      expect.stringContaining('no electrodes of the 10-20 system: foo; leave them out with the option channels'),
    ]);
    expect(only('warning', results)).toEqual([
      'class x: only 2 of 3 subjects have it; a model may learn the subject instead',
      'class y: only 1 of 3 subjects have it; a model may learn the subject instead',
    ]);
    writeFileSync(join(path, 'labels.csv'), 'file,subject\n');
    expect(only('error', await eegFolderTools.check(path))).toEqual([
      expect.stringContaining("expected the column 'label'"),
    ]);
    expect(only('error', await eegFolderTools.check(join(path, 'nowhere')))).toEqual([
      expect.stringContaining('there is no such file'),
    ]);
  });

  it('have a trial twice or a recording twice: found by the check', async () => {
    const path = await make(
      'copies',
      { 'a.edf': { options }, 'b.edf': {} },
      `${head}a.edf,1,x,t,,,go,1\na.edf,1,y,t 1,6,8.5,,\nb.edf,2,x,,,,,\nc.edf,3,y,,0,4,,\n`,
    );
    cpSync(join(path, 'b.edf'), join(path, 'c.edf'));
    const results = await eegFolderTools.check(path);
    expect(only('ok', results)).toContain('5 trials of 1 to 10 s');
    expect(only('error', results)).toEqual([
      'labels.csv, line 3: subject 1, session 1, trial t 1 is there already, by line 2',
      'c.edf: holds the same bytes as b.edf; one of them is a copy',
    ]);
  });

  it('have a recording that is cut: a warning when it is read', async () => {
    const path = await make('cut', { 'a.edf': {}, 'b.edf': {} }, two);
    truncateSync(join(path, 'b.edf'), statSync(join(path, 'b.edf')).size - 300);
    const warn = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect((await load(path)).shape.S).toBeLessThan(20);
    expect(warn.mock.calls.map(([message]) => message)).toContainEqual(
      expect.stringMatching(/b\.edf: The header announces 10 data records/),
    );
    warn.mockRestore();
  });
});
