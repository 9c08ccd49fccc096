import { copyFileSync, mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fixture } from '../recording/recordingReference.test.support.js';
import { rejection } from '../recording/rejection.test.support.js';
import { temporaryFolder } from '../recording/temporaryFolder.test.support.js';
import { openBrainVision } from './openBrainVision.js';

const folder = temporaryFolder();
let made = 0;

/** A copy of made_vectorized or made_float in a folder of its own, with changes to its header and markers. */
function changed(
  name: string,
  header: (text: string) => string = (text) => text,
  markers: (text: string) => string = (text) => text,
): string {
  const base = join(folder, String(made++));
  mkdirSync(base);
  writeFileSync(join(base, `${name}.vhdr`), header(readFileSync(fixture(`${name}.vhdr`), 'utf8')));
  writeFileSync(join(base, `${name}.vmrk`), markers(readFileSync(fixture(`${name}.vmrk`), 'utf8')));
  copyFileSync(fixture(`${name}.eeg`), join(base, `${name}.eeg`));
  return join(base, `${name}.vhdr`);
}

// Values, units and markers are compared with MNE's in openRecording.test.ts.
describe('openBrainVision', () => {
  it('reads any range of both orientations', async () => {
    for (const name of ['made_vectorized', 'made_float']) {
      const recording = await openBrainVision(fixture(`${name}.vhdr`));
      const channels = ['a,b', 'Fp1'];
      const whole = (await recording.read({ channels })).data;
      const part = (await recording.read({ channels, from: 17, to: 213 })).data;
      part.forEach((values, i) => expect(values).toEqual(whole[i].slice(17, 213)));
      expect(recording.channels.map(({ kind, units }) => [kind, units])).toEqual([
        ['eeg', 'uV'],
        ['eeg', 'uV'],
        ['eog', 'uV'],
        ['other', 'C'],
      ]);
      expect([recording.channels[0].rate, recording.start]).toEqual([256, '2020-01-02T03:04:05.25']);
      expect(await recording.events()).toEqual([
        { onset: 19 / 256, duration: 0, label: 'Stimulus/S, 1' },
        { onset: 0.5, duration: 26 / 256, label: 'Bad/x', channel: 'a,b' },
      ]);
      await recording.close();
    }
  });

  it('reads UINT_16 and numbers of the other byte order', async () => {
    const file = changed('made_float', (text) =>
      text.replace('IEEE_FLOAT_32', 'UINT_16\nUseBigEndianOrder=YES').replace('Ch1=Fp1,,0.1', 'Ch1=Fp1,,3'),
    );
    const recording = await openBrainVision(file);
    const bytes = readFileSync(file.replace('.vhdr', '.eeg'));
    const { data } = await recording.read({ channels: ['Fp1'] });
    expect([...data[0]]).toEqual(Array.from({ length: 600 }, (_, s) => 3 * bytes.readUInt16BE(s * 8)));
    await recording.close();
  });

  it('begins a segment at every new one, with the gap that the dates say', async () => {
    const more = 'Mk4=New Segment,,101,1,0,20200102030410250000\nMk5=Stimulus,s,102,1,0\nMk6=New Segment,,201,1,0\n';
    const recording = await openBrainVision(changed('made_float', undefined, (text) => text + more));
    expect(recording.segments).toEqual([
      { onset: 0, offset: 0, duration: 100 / 256 },
      { onset: 5, offset: 100 / 256, duration: 100 / 256 },
      { onset: 5 + 100 / 256, offset: 200 / 256, duration: 100 / 256 },
    ]);
    expect(await recording.events()).toContainEqual({ onset: 5 + 1 / 256, duration: 0, label: 'Stimulus/s' });
    expect(recording.warnings).toEqual([expect.stringMatching(/^1 segments have no date/)]);
    await recording.close();
  });

  it('takes trials of equal length for epochs', async () => {
    const recording = await openBrainVision(
      changed('made_float', (text) =>
        text.replace('DataPoints=300', 'SegmentationType=MARKERBASED\nSegmentDataPoints=100'),
      ),
    );
    expect(recording.epochs).toEqual({ count: 3, samples: 100 });
    await recording.close();
  });

  it('finds files by the name of the header where the names inside are old', async () => {
    const file = changed('made_float', (text) =>
      text.replace('made_float.eeg', 'C:\\old\\name.eeg').replace('made_float.vmrk', '../$b.vmrk'),
    );
    const recording = await openBrainVision(file);
    expect(recording.warnings).toEqual([
      expect.stringMatching(/name\.eeg', which is not there; made_float\.eeg is read/),
    ]);
    await recording.close();
  });

  it('leaves out a sample that is not whole', async () => {
    const file = changed('made_float');
    truncateSync(file.replace('.vhdr', '.eeg'), 4790);
    const recording = await openBrainVision(file);
    expect(recording.channels[0].samples).toBe(299);
    expect(recording.warnings).toEqual([expect.stringMatching(/last 6 bytes/)]);
    await recording.close();
    const vectorized = changed('made_vectorized');
    truncateSync(vectorized.replace('.vhdr', '.eeg'), 4790);
    expect(await rejection(openBrainVision(vectorized))).toMatch(/whole number of samples of 16 bytes/);
  });

  it('names a data or marker file that is missing', async () => {
    for (const [extension, entry] of [
      ['.eeg', 'DataFile'],
      ['.vmrk', 'MarkerFile'],
    ]) {
      const file = changed('made_float');
      rmSync(file.replace('.vhdr', extension));
      expect(await rejection(openBrainVision(file))).toMatch(
        new RegExp(`${entry}: expected the file 'made_float${extension}' beside the header, found neither`),
      );
    }
  });

  it.each([
    [
      'Brain Vision Data Exchange Header File Version 1.0',
      'something',
      /line 1: expected 'Brain Vision Data Exchange Header File/,
    ],
    ['DataFormat=BINARY', 'DataFormat=ASCII', /line 6: DataFormat: expected BINARY, found ASCII/],
    ['DataFormat=BINARY', 'DataType=FREQUENCYDOMAIN', /line 6: DataType: expected TIMEDOMAIN/],
    ['NumberOfChannels=4', 'NumberOfChannels=5', /expected Ch1 to Ch5 \(NumberOfChannels\), found none of number 5/],
    ['NumberOfChannels=4', 'NumberOfChannels=3', /line 17: expected Ch1 to Ch3 \(NumberOfChannels\), found 'Ch4'/],
    [
      'NumberOfChannels=4',
      'NumberOfChannels=999999999',
      /line 8: NumberOfChannels: expected a whole number from 1 to 65536/,
    ],
    ['NumberOfChannels=4', '', /NumberOfChannels: expected .*found no such entry/],
    [
      'SamplingInterval=3906.25',
      'SamplingInterval=0',
      /line 10: SamplingInterval: expected microseconds above 0, found "0"/,
    ],
    [
      'BinaryFormat=IEEE_FLOAT_32',
      'BinaryFormat=INT_24',
      /line 12: unknown BinaryFormat 'INT_24'. Did you mean 'INT_16'\? Allowed: INT_16, UINT_16, INT_32, IEEE_FLOAT_32/,
    ],
    ['DataOrientation=MULTIPLEXED', 'DataOrientation=SIDEWAYS', /Allowed: MULTIPLEXED, VECTORIZED/],
    ['Ch1=Fp1,,0.1', 'Ch1=Fp1,,zero', /line 14: resolution of Ch1: expected a number other than 0, found 'zero'/],
    ['DataFile=made_float.eeg', '', /DataFile: expected the name of the data file/],
  ])('refuses a header with %s -> %s', async (from, to, message) => {
    expect(await rejection(openBrainVision(changed('made_float', (text) => text.replace(from, to))))).toMatch(message);
  });

  it.each([
    ['Mk2=Stimulus,S\\1 1,20', 'Mk2=Stimulus,S1,x', /line 7: position of Mk2: expected a whole number, found "x"/],
    ['Brain Vision Data Exchange Marker', 'Brain Marker', /line 1: expected 'Brain Vision Data Exchange Marker File/],
  ])('refuses markers with %s -> %s', async (from, to, message) => {
    expect(
      await rejection(openBrainVision(changed('made_float', undefined, (text) => text.replace(from, to)))),
    ).toMatch(message);
  });
});
