import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openRecording } from '../../format/openRecording.js';
import type { RecordingEvent } from '../../format/Recording.js';
import { signalsOf } from '../signals.test.support.js';
import { recordingOfTrials } from '../recordingOfTrials.test.support.js';
import { cutEpochs } from './cutEpochs.js';
import { cutWindows } from './cutWindows.js';
import { keepEpochs } from './keepEpochs.js';

/** Values by MNE, every 9th sample, written by tools/reference/eeg/epochs.py, with 9 digits. */
const reference = JSON.parse(readFileSync(new URL('./fixtures/epochs.json', import.meta.url), 'utf8')) as {
  channels: string[];
  events: RecordingEvent[];
  cases: {
    from: number;
    to: number;
    labels: string[] | null;
    baseline: [number | null, number | null] | null;
    shape: [number, number, number];
    starts: number[];
    dropped: string[];
    values: number[];
  }[];
  windows: { length: number; overlap: number; shape: [number, number, number]; starts: number[]; sums: number[] }[];
};
const { channels, events } = reference;

function event(onset: number, label = 'a'): RecordingEvent {
  return { onset, duration: 0, label };
}

const ramp = signalsOf([Float64Array.from({ length: 100 }, (_, n) => n), new Float64Array(100).fill(5)], 100);

describe('cutEpochs', () => {
  it.each(reference.cases)('equals mne.Epochs: $from to $to s of $labels, baseline $baseline', async (expected) => {
    const signals = await recordingOfTrials(4, channels);
    const { labels, baseline, from, to } = expected;
    const found = cutEpochs(signals, events, {
      from,
      to,
      ...(labels === null ? {} : { labels }),
      ...(baseline === null ? {} : { baseline }),
    });
    expect(Object.values(found.shape)).toEqual(expected.shape);
    expect([...found.starts]).toEqual(expected.starts);
    expect(found.dropped.map(({ reason }) => (reason === 'before the start' ? 'NO_DATA' : 'TOO_SHORT'))).toEqual(
      expected.dropped,
    );
    const every9 = [...found.data].filter((_, n) => (n % found.shape.samples) % 9 === 0);
    // Stored as float32, of up to some 50 uV.
    every9.forEach((value, n) => expect(Math.abs(value - expected.values[n])).toBeLessThan(1e-5));
    expect(every9).toHaveLength(expected.values.length);
  });

  it('lists dropped events, and keeps the event of every epoch', () => {
    const all = [event(0.05), event(0.5, 'b'), event(0.95)];
    const found = cutEpochs(ramp, all, { from: -0.1, to: 0.1 });
    expect(found.events).toEqual([all[1]]);
    expect(found.dropped).toEqual([
      { event: all[0], reason: 'before the start' },
      { event: all[2], reason: 'after the end' },
    ]);
    expect([found.from, found.shape.samples, found.data[0], found.data[20]]).toEqual([-0.1, 21, 40, 60]);
  });

  it('takes channels, a baseline, and signals that begin later than the recording', () => {
    const found = cutEpochs(ramp, [event(10.5)], {
      from: 0,
      to: 0.02,
      start: 10,
      channels: ['B', 'A'],
      baseline: [0, 0],
    });
    expect(found.channels).toEqual(['B', 'A']);
    expect([...found.data]).toEqual([0, 0, 0, 0, 1, 2]);
  });

  it('finds events after a gap, and drops those that reach into one', () => {
    // 40 samples from 0 s, 60 samples from 2 s on: the data is 0 to 0.4 s, then 2 to 2.6 s.
    const segments = [
      { onset: 0, offset: 0, duration: 0.4 },
      { onset: 2, offset: 0.4, duration: 0.6 },
    ];
    const list = [event(0.1), event(0.39), event(1), event(2), event(2.05), event(2.59), event(2.7)];
    const found = cutEpochs(ramp, list, { from: -0.02, to: 0.02, segments });
    expect([...found.starts]).toEqual([8, 43]);
    expect(found.events).toEqual([list[0], list[4]]);
    expect(found.dropped.map(({ event: { onset }, reason }) => [onset, reason])).toEqual([
      [0.39, 'across a gap'],
      [1, 'across a gap'],
      [2, 'across a gap'],
      [2.59, 'after the end'],
      [2.7, 'after the end'],
    ]);
    expect(() => cutEpochs(ramp, list, { from: 0, to: 0, segments, start: 1 })).toThrow('cutEpochs.segments');
  });

  it('agrees with a recording that has gaps', async () => {
    const file = fileURLToPath(new URL('../../format/recording/fixtures/made_continuous.set', import.meta.url));
    const recording = await openRecording(file);
    const [signals, events] = [await recording.read(), await recording.events()];
    await recording.close();
    expect(recording.segments.length).toBeGreaterThan(1);
    const { starts, events: kept } = cutEpochs(signals, events, { from: 0, to: 0, segments: recording.segments });
    const { rate } = signals;
    kept.forEach(({ onset }, n) => {
      const segment = recording.segments.findLast((candidate) => candidate.onset <= onset + 0.5 / rate)!;
      expect(starts[n]).toBe(Math.round((onset - segment.onset + segment.offset) * rate));
    });
    expect([...starts]).not.toEqual(kept.map(({ onset }) => Math.round(onset * rate)));
  });

  it('refuses a range beyond all signals before it goes through it', () => {
    for (const range of [{ to: 1e9 }, { from: -1e300, to: 1e300 }, { to: 1e18 }]) {
      expect(() => cutEpochs(ramp, [event(0.5)], { from: 0, ...range, baseline: [0, null] })).toThrow(
        'none of 1 events',
      );
    }
  });

  it('refuses what cannot be', () => {
    const cut =
      (options: object, list = [event(0.5)]): (() => unknown) =>
      () =>
        cutEpochs(ramp, list, { from: -0.1, to: 0.1, ...options });
    expect(cut({ from: 0.2 })).toThrow('expected from <= to and start in seconds, found from 0.2, to 0.1');
    expect(cut({ to: Number.NaN })).toThrow('to NaN');
    expect(cut({ labels: ['A'] })).toThrow("cutEpochs.labels: unknown event label 'A'. Did you mean 'a'?");
    expect(cut({ labels: 'a' })).toThrow('cutEpochs.labels: expected a list of labels, found "a"');
    expect(cut({ baselin: [0, 0] })).toThrow("cutEpochs: unknown option 'baselin'. Did you mean 'baseline'?");
    expect(cut({ labels: [] })).toThrow('no events to cut around');
    expect(cut({}, [])).toThrow('no events to cut around');
    expect(cut({}, [event(Number.NaN)])).toThrow("the event 'a' has the onset NaN");
    expect(cut({}, [event(0), event(1)])).toThrow(
      'none of 2 events has its -0.1 to 0.1 s within the 1 s of the signals',
    );
    expect(cut({ baseline: [-0.5, 0] })).toThrow(
      'cutEpochs.baseline: expected [from, to] in seconds within the epoch, -0.1 to 0.1 s',
    );
    expect(cut({ baseline: [0.05, 0] })).toThrow('cutEpochs.baseline');
    expect(cut({ baseline: [0.051, 0.059] })).toThrow('cutEpochs.baseline');
    expect(cut({ channels: ['C'] })).toThrow("cutEpochs.channels: unknown channel 'C'");
    expect(cut({ channels: [] })).toThrow('expected at least one channel');
    expect(() => cutEpochs({ ...ramp, units: ['uV', 'mV'] }, [event(0.5)], { from: 0, to: 0 })).toThrow(
      "channel 'B' is in 'mV', epochs hold uV",
    );
  });
});

describe('cutWindows', () => {
  it.each(reference.windows.filter(({ overlap }) => overlap === 0 || overlap === 0.25))(
    'equals mne.make_fixed_length_epochs: $length s, overlap $overlap s',
    async (expected) => {
      const signals = await recordingOfTrials(4, channels);
      const found = cutWindows(signals, { length: expected.length, overlap: expected.overlap });
      expect(Object.values(found.shape)).toEqual(expected.shape);
      expect([...found.starts]).toEqual(expected.starts);
      const { samples } = found.shape;
      expected.sums.forEach((sum, n) => {
        const window = found.data.subarray(n * samples, (n + 1) * samples);
        // float32 of up to 50 uV, 256 of them.
        expect(Math.abs(window.reduce((total, value) => total + value, 0) - sum)).toBeLessThan(1e-2);
      });
      expect(found.unused).toBe(1024 - expected.starts.at(-1)! - samples);
    },
  );

  it.each(reference.windows)(
    'differs from MNE only where its step is a whole number less rounding: $length s, overlap $overlap s',
    async (expected) => {
      const { length, overlap } = expected;
      const { starts } = cutWindows(await recordingOfTrials(4, channels), { length, overlap });
      const step = Math.round((expected.length - expected.overlap) * 2560) / 10;
      expect([...starts]).toEqual(expected.starts.map((_, window) => Math.floor(window * step)));
      starts.forEach((start, window) => {
        if (start !== expected.starts[window]) expect([start % 128, expected.starts[window]]).toEqual([0, start - 1]);
      });
    },
  );

  it('has a whole step where seconds have not', () => {
    // (0.3 - 0.1) * 100 is 19.999999999999996.
    expect([...cutWindows(ramp, { length: 0.3, overlap: 0.1 }).starts]).toEqual([0, 20, 40, 60]);
  });

  it('refuses what cannot be', () => {
    expect(() => cutWindows(ramp, { length: 0 })).toThrow(
      'cutWindows.length: expected seconds of at least one sample (0.01 s), found 0',
    );
    expect(() => cutWindows(ramp, { length: 0.5, step: 0.25 } as { length: number })).toThrow(
      "cutWindows: unknown option 'step'. Allowed: length, overlap, channels.",
    );
    expect(() => cutWindows(ramp, undefined as never)).toThrow('cutWindows: expected an object of options');
    expect(() => cutWindows(ramp, { length: 0.5, channels: 'A' as never })).toThrow(
      'cutWindows.channels: expected a list of channels, found "A"',
    );
    expect(() => cutWindows(ramp, { length: Infinity })).toThrow('cutWindows.length');
    expect(() => cutWindows(ramp, { length: 1.5 })).toThrow('a window has 150 samples, the signals have 100');
    expect(() => cutWindows(ramp, { length: 0.5, overlap: 0.5 })).toThrow('cutWindows.overlap');
    expect(() => cutWindows(ramp, { length: 0.5, overlap: -0.1 })).toThrow('cutWindows.overlap');
    const long = { ...ramp, data: [new Float32Array(2 ** 22), new Float32Array(2 ** 22)] };
    expect(() => cutWindows(long, { length: 10, overlap: 9.99 })).toThrow('are more than 2147483648 values');
  });
});

describe('keepEpochs', () => {
  it('keeps data, events and starts together', () => {
    const found = cutEpochs(ramp, [event(0.1), event(0.2, 'b'), event(0.3)], { from: 0, to: 0.01 });
    const kept = keepEpochs(found, [false, true, true]);
    expect(kept.shape).toEqual({ epochs: 2, channels: 2, samples: 2 });
    expect([...kept.data]).toEqual([20, 21, 5, 5, 30, 31, 5, 5]);
    expect(kept.events.map(({ label }) => label)).toEqual(['b', 'a']);
    expect([...kept.starts]).toEqual([20, 30]);
  });

  it('refuses a mask that does not fit, and none kept', () => {
    const found = cutWindows(ramp, { length: 0.5 });
    expect(() => keepEpochs(found, [true])).toThrow('expected one entry per epoch, 2, found 1');
    expect(() => keepEpochs(found, [false, false])).toThrow('none of 2 epochs is kept');
  });
});
