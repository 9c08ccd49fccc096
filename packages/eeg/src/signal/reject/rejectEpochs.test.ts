import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cutWindows } from '../epoch/cutWindows.js';
import { signalsOf } from '../signals.test.support.js';
import { recordingOfTrials } from '../recordingOfTrials.test.support.js';
import { rejectEpochs } from './rejectEpochs.js';

/** The drop log of MNE, written by tools/reference/eeg/epochs.py. */
const reference = JSON.parse(readFileSync(new URL('../epoch/fixtures/epochs.json', import.meta.url), 'utf8')) as {
  channels: string[];
  rejection: { length: number; peakToPeak: number; flat: number; log: string[][] };
};

describe('rejectEpochs', () => {
  it('drops the windows that mne.Epochs.drop_bad drops', async () => {
    const { length, peakToPeak, flat, log } = reference.rejection;
    const windows = cutWindows(await recordingOfTrials(4, reference.channels), { length });
    const found = rejectEpochs(windows, { peakToPeak, flat });
    log.forEach((bad, epoch) => {
      expect(found.keep[epoch]).toBe(bad.length === 0);
      const against = found.reasons.filter((reason) => reason.epoch === epoch).map(({ channel }) => channel);
      expect(against.sort()).toEqual([...bad].sort());
    });
    expect(found.kept).toBe(log.filter((bad) => bad.length === 0).length);
    expect(found.rejected).toBe(16 - found.kept);
    expect(found.byChannel.get('CZ')).toBe(log.filter((bad) => bad.includes('CZ')).length);
  });

  const rows = [
    [0, 1, 2, 0, 30, 0, 0, -80, -79, 5, 5, 5],
    [0, 1, 2, 0, 1, 2, 0, 1, 2, Number.NaN, 1, 2],
  ];
  const windows = {
    ...cutWindows(signalsOf([rows[0].slice(0, 12), rows[1].map((value) => value || 0)], 500), { length: 0.006 }),
  };
  windows.data[3 * 6 + 3] = Number.NaN;

  it('names channel, criterion, value and limit, and counts epochs', () => {
    const found = rejectEpochs(windows, { absolute: 50, step: 25, gradient: 12, flat: 1 });
    expect(found.keep).toEqual([true, false, false, false]);
    expect(found.reasons).toEqual([
      { epoch: 1, channel: 'A', criterion: 'step', value: 30, limit: 25 },
      { epoch: 1, channel: 'A', criterion: 'gradient', value: 15, limit: 12 },
      { epoch: 2, channel: 'A', criterion: 'absolute', value: 80, limit: 50 },
      { epoch: 2, channel: 'A', criterion: 'step', value: 80, limit: 25 },
      { epoch: 2, channel: 'A', criterion: 'gradient', value: 40, limit: 12 },
      { epoch: 3, channel: 'A', criterion: 'flat', value: 0, limit: 1 },
      { epoch: 3, channel: 'B', criterion: 'missing', value: 1, limit: 0 },
    ]);
    expect(found.byCriterion).toEqual({ step: 2, gradient: 2, absolute: 1, flat: 1, missing: 1 });
    expect([...found.byChannel]).toEqual([
      ['A', 3],
      ['B', 1],
    ]);
    expect(rejectEpochs(windows, { absolute: 50, channels: ['B'] }).rejected).toBe(1);
    // At the limit is within it.
    expect(rejectEpochs(windows, { absolute: 80, channels: ['A'] }).rejected).toBe(0);
  });

  it('refuses limits that cannot be', () => {
    expect(() => rejectEpochs(windows, {})).toThrow('expected at least one limit of peakToPeak');
    expect(() => rejectEpochs(windows, { absolute: Number.NaN })).toThrow(
      'rejectEpochs.absolute: expected a number from 0, found NaN',
    );
    expect(() => rejectEpochs(signalsOf([[1, 2]]) as never, { flat: 1 })).toThrow('expected epochs, which cutWindows');
    expect(() => rejectEpochs(windows, { ptp: 100 } as object)).toThrow("unknown option 'ptp'");
    expect(() => rejectEpochs(windows, { absolute: 5, channels: ['C'] })).toThrow("unknown channel 'C'");
  });
});
