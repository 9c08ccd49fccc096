import { copyFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openMat } from './mat/index.js';
import { openRecording } from './openRecording.js';
import { compareWithMne, fixture, recordings } from './recording/recordingReference.test.support.js';
import { rejection } from './recording/rejection.test.support.js';
import { temporaryFolder } from './recording/temporaryFolder.test.support.js';

const folder = temporaryFolder();
const collections = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
const names = Object.keys(recordings);
const own = names.filter((name) => name.startsWith('fixtures/'));
const wider = names.filter((name) => !name.startsWith('fixtures/'));

describe('recordings against MNE', () => {
  it.each(own)('%s', async (name) => {
    await compareWithMne(fixture(name.replace('fixtures/', '')), recordings[name]);
  });
});

// All files of the collections that the fixtures are taken from; they are not part of the repository.
describe.skipIf(!existsSync(collections))('the whole collections', () => {
  it.each(wider)('%s, against MNE', async (name) => {
    await compareWithMne(join(collections, name), recordings[name]);
  });

  it.each(['test_eeglab.mat', 'test_bdf_eeglab.mat'])("test.bdf against EEGLAB's values in %s", async (name) => {
    const place = join(collections, 'edf_files/mne-python/mne/io/edf/tests/data');
    const mat = await openMat(join(place, name));
    const golden = await mat.read('data');
    await mat.close();
    const recording = await openRecording(join(place, 'test.bdf'));
    const channels = recording.channels.filter(({ kind }) => kind !== 'stim').map(({ name: channel }) => channel);
    const { data } = await recording.read({ channels });
    await recording.close();
    if (golden.class !== 'single') throw new Error(golden.class);
    expect(golden.dims).toEqual([data.length, data[0].length]);
    // EEGLAB's values are rounded to single.
    data.forEach((values, c) =>
      values.forEach((value, s) => {
        const expected = Number(golden.data[s * data.length + c]);
        if (!(Math.abs(value - expected) <= 2 ** -24 * Math.abs(value)))
          expect([c, s, value]).toEqual([c, s, expected]);
      }),
    );
  });
});

describe('openRecording', () => {
  it.each([
    ['short_psg.edf', 'EDF'],
    ['eegmat_cut.edf', 'EDF+C'],
    ['test_bdf_stim_channel.bdf', 'BDF'],
    ['evt_cut.bdf', 'BDF+C'],
    ['made_continuous.set', 'EEGLAB'],
    ['made_h5.set', 'EEGLAB'],
  ])('tells %s by its content', async (name, format) => {
    const file = join(folder, `${name}.dat`);
    copyFileSync(fixture(name), file);
    const recording = await openRecording(file);
    expect(recording.format).toBe(format);
    expect(recording.file).toBe(file);
    await recording.close();
  });

  it('tells text by its content and its extension', async () => {
    for (const [name, text, format] of [
      ['a.csv', 'Fp1,Fz\n1,2\n', 'CSV'],
      ['a.tsv', 'Fp1\tFz\n1\t2\n', 'CSV'],
      ['a.TXT', '1 2\n3 4\n', 'CSV'],
      ['a.arff', '@relation r\n@attribute Fp1 numeric\n@data\n1\n', 'ARFF'],
      ['b.dat', '% c\n\n@RELATION r\n@attribute Fp1 numeric\n@data\n1\n', 'ARFF'],
    ]) {
      writeFileSync(join(folder, name), text);
      const recording = await openRecording(join(folder, name), { rate: 10 });
      expect(recording.format).toBe(format);
      await recording.close();
    }
  });

  it.each([
    [
      'a.doc',
      'text',
      /^data: .*no format of recordings that is known. Known: EDF and EDF\+ \(.edf\), BDF and BDF\+ \(.bdf\), BrainVision/,
    ],
    ['empty', '', /no format of recordings that is known/],
    ['a.edf', 'text', /expected an EDF header of 256 bytes or more, found 4 bytes/],
    ['a.set', 'text', /^data: /],
    ['a.vhdr', 'text', /line 1: expected 'Brain Vision Data Exchange Header/],
    ['a.vmrk', 'Brain Vision Data Exchange Marker File, Version 1.0', /found the markers of one; open its header/],
    ['a.eeg', 'text', /found a part of one; open the header \(.vhdr\)/],
    ['a.fdt', 'text', /found a part of one; open the .set file/],
    ['a.csv', 'Fp1\n1\n', /expected a rate in Hz/],
  ])('refuses %s with %j', async (name, text, message) => {
    const file = join(folder, `refused ${name}`);
    writeFileSync(file, text);
    expect(await rejection(openRecording(file))).toMatch(message);
  });

  it('refuses options that a format does not have', async () => {
    expect(await rejection(openRecording(fixture('short_psg.edf'), { rate: 3 }))).toMatch(
      /is EDF: unknown option 'rate'/,
    );
    expect(await rejection(openRecording(fixture('made_float.vhdr'), { units: 'V' }))).toMatch(
      /is BrainVision: unknown option 'units'/,
    );
    expect(await rejection(openRecording(fixture('made_continuous.set'), { rate: 3 }))).toMatch(
      /openEeglab: unknown option 'rate'/,
    );
  });
});
