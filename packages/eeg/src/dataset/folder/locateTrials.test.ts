import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Recording } from '../../format/Recording.js';
import { locateTrials } from './locateTrials.js';
import { recordingFiles } from './recordingFiles.js';
import type { TrialRow } from './TrialRow.js';

function recording(change: Partial<Recording>): Recording {
  return {
    format: 'EDF+D',
    file: 'a.edf',
    channels: [],
    duration: 20,
    segments: [{ onset: 0, offset: 0, duration: 20 }],
    warnings: [],
    events: () => Promise.resolve([]),
    read: () => Promise.reject(new Error('nothing is read here')),
    close: () => Promise.resolve(),
    ...change,
  };
}

const row = (start: number, end: number | undefined, line = 2): TrialRow => ({
  line,
  file: 'a.edf',
  subject: '1',
  session: '1',
  trial: undefined,
  label: 'x',
  part: { kind: 'seconds', start, end },
});

const locate = (rows: readonly TrialRow[], change: Partial<Recording> = {}) =>
  locateTrials(rows, recording(change), 100, 'labels.csv');

describe('locateTrials', () => {
  // 10 s of data, a gap of 5 s, 10 s of data.
  const segments = [
    { onset: 0, offset: 0, duration: 10 },
    { onset: 15, offset: 10, duration: 10 },
  ];

  it('counts samples on the axis of the data, times on the clock of the file', async () => {
    const found = await locate([row(2, 10), row(16, undefined)], { segments });
    expect(found.map(({ trial, from, to }) => [trial, from, to])).toEqual([
      ['a.edf from 2 s', 200, 1000],
      ['a.edf from 16 s', 1100, 2000],
    ]);
  });

  it('refuses a trial in or across a gap', async () => {
    await expect(locate([row(8, 12)], { segments })).rejects.toThrow(
      'labels.csv, line 2: 8 to 12 s of a.edf: expected a stretch without a gap, found the next gap at 10 s',
    );
    await expect(locate([row(8, undefined)], { segments })).rejects.toThrow('found the next gap at 10 s');
    await expect(locate([row(11, 12)], { segments })).rejects.toThrow('expected a part of the recording');
  });

  it('refuses a trial that goes from one epoch into the next', async () => {
    const epochs = { count: 4, samples: 500 };
    expect((await locate([row(5, 10)], { epochs }))[0]).toMatchObject({ from: 500, to: 1000 });
    await expect(locate([row(4, 6)], { epochs })).rejects.toThrow('one of the 4 epochs of 500 samples');
  });

  it('takes times rounded to milliseconds at the end', async () => {
    expect((await locate([row(0.333, 20.004)]))[0]).toMatchObject({ from: 33, to: 2000 });
    await expect(locate([row(0, 20.01)])).rejects.toThrow('which ends at 20 s');
  });

  it('gives a trial per event', async () => {
    const events = [1, 5].map((onset) => ({ onset, duration: 0, label: 'go' }));
    const trials = await locate([{ ...row(0, 1), trial: 't', part: { kind: 'event', event: 'go', duration: 2 } }], {
      events: () => Promise.resolve(events),
    });
    expect(trials.map(({ trial, from, to }) => [trial, from, to])).toEqual([
      ['t 1', 100, 300],
      ['t 2', 500, 700],
    ]);
  });
});

describe('recordingFiles', () => {
  it('finds the companions that are there', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'strnn-companions-'));
    try {
      const at = (name: string): string => join(folder, name);
      writeFileSync(at('a.vhdr'), '[Common Infos]\r\nDataFile=$b.eeg\r\nMarkerFile=other.vmrk\r\n');
      for (const name of ['a.eeg', 'other.vmrk', 'b.set', 'b.fdt', 'c.set']) writeFileSync(at(name), '');
      expect(await recordingFiles(at('a.vhdr'))).toEqual([at('a.vhdr'), at('a.eeg'), at('other.vmrk')]);
      expect(await recordingFiles(at('b.set'))).toEqual([at('b.set'), at('b.fdt')]);
      expect(await recordingFiles(at('c.set'))).toEqual([at('c.set'), at('b.fdt')]);
      expect(await recordingFiles(at('d.edf'))).toEqual([at('d.edf')]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
