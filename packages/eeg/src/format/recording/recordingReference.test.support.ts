import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { openRecording } from '../openRecording.js';
import type { Recording } from '../Recording.js';

type ReferenceChannel = [
  name: string,
  units: string,
  rate: number,
  samples: number,
  picked: number[],
  sum: number,
  absoluteSum: number,
  kind?: 'stim',
];

/** A file as MNE reads it: see tools/reference/eeg/recordings.py. */
export interface ReferenceRecording {
  readonly channels: readonly ReferenceChannel[];
  readonly start: string | null;
  readonly annotations?: {
    readonly count: number;
    readonly first: readonly [number, number, string, string[]?][];
  };
  readonly events?: readonly [sample: number, code: number][];
  readonly epochs?: number;
  readonly 'first samples'?: readonly number[];
}

const folder = new URL('./fixtures/', import.meta.url);

export const fixture = (name: string): string => fileURLToPath(new URL(name, folder));

export const recordings = (
  JSON.parse(readFileSync(fixture('recordings.json'), 'utf8')) as { files: Record<string, ReferenceRecording> }
).files;

/** Channels, values, start and events of a file against MNE's. */
export async function compareWithMne(file: string, reference: ReferenceRecording): Promise<void> {
  const recording = await openRecording(file);
  try {
    await compareChannels(recording, reference);
    compareStart(recording, reference);
    await compareEvents(recording, reference);
  } finally {
    await recording.close();
  }
}

async function compareChannels(recording: Recording, { channels }: ReferenceRecording): Promise<void> {
  // MNE gives 'EEG Fp1' as it is, and names channels without a name 'EEG 000', where we have '1'.
  const names = channels.map(([name]) =>
    /^EEG (\d{3})$/.test(name) ? String(Number(name.slice(4)) + 1) : name.replace(/^(EEG|EOG|ECG|EMG) (?=.)/, ''),
  );
  expect(recording.channels.map((channel) => channel.name)).toEqual(names);
  for (const [i, [, units, rate, samples, picked, sum, absoluteSum, kind]] of channels.entries()) {
    const channel = recording.channels[i];
    expect(channel.samples, channel.name).toBe(samples);
    expect(channel.rate, channel.name).toBeCloseTo(rate, 9);
    const { data } = await recording.read({ channels: [channel.name] });
    let values: readonly number[] = [...data[0]];
    if (kind === 'stim') {
      // MNE cuts its stimulus channels to 17 bits.
      values = values.map((value) => Math.trunc(value) & 0x1ffff);
      expect(channel.kind).toBe('stim');
    } else {
      expect(channel.units, channel.name).toBe(units);
    }
    if (samples === 0) continue;
    const places =
      samples > 1 ? [0, 1, Math.floor(samples / 3), Math.floor(samples / 2), samples - 1] : [0, 0, 0, 0, 0];
    // Twelve digits are in the file; MNE goes by way of volts. Near zero the size of the other values is what counts.
    const tolerance = 1e-9 * (absoluteSum / samples);
    places.forEach((place, p) => {
      const difference = Math.abs(values[place] - picked[p]);
      expect(difference, `${channel.name}[${place}]: ${values[place]}, ${picked[p]}`).toBeLessThanOrEqual(
        tolerance + 1e-11 * Math.abs(picked[p]),
      );
    });
    const found = values.reduce((total, value) => total + value, 0);
    const foundAbsolute = values.reduce((total, value) => total + Math.abs(value), 0);
    expect(Math.abs(found - sum), `${channel.name}: sum`).toBeLessThanOrEqual(1e-9 * absoluteSum);
    expect(Math.abs(foundAbsolute - absoluteSum), `${channel.name}: sum of sizes`).toBeLessThanOrEqual(
      1e-9 * absoluteSum,
    );
  }
}

function compareStart({ format, start }: Recording, reference: ReferenceRecording): void {
  if (reference.start === null) return;
  // MNE has whole seconds for EDF; ours go on with the fraction of the first time-keeping annotation.
  if (format === 'BrainVision') expect(start).toBe(reference.start.replace(/\.?0+$/, ''));
  else expect(start?.slice(0, 19)).toBe(reference.start);
}

async function compareEvents(recording: Recording, reference: ReferenceRecording): Promise<void> {
  const events = await recording.events();
  expect(events.map((event) => event.onset)).toEqual(events.map((event) => event.onset).toSorted((a, b) => a - b));
  const { rate } = recording.channels[0] ?? { rate: 1 };
  if (reference.annotations !== undefined) {
    const { count, first } = reference.annotations;
    const sortable = events.map(({ onset, duration, label }) => [onData(recording, onset), duration, label] as const);
    expect(sortable.length).toBe(count);
    const sorted = sortable.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : 1));
    first.forEach(([onset, duration, label], i) => {
      // MNE rounds to microseconds.
      expect(Math.abs(sorted[i][0] - onset)).toBeLessThan(1.1e-6);
      // One sample is how BrainVision marks a moment; MNE keeps it as a duration, and NaN where EEGLAB has none.
      const moment = recording.format === 'BrainVision' && Math.abs(duration * rate - 1) < 1e-6;
      expect(sorted[i][1]).toBeCloseTo(moment || Number.isNaN(duration) ? 0 : duration, 7);
      expect(sorted[i][2]).toBe(label.replace(/^(\d+)\.0$/, '$1'));
    });
  }
  if (reference.events !== undefined) {
    const found = events.map(({ onset, label }) => [Math.round(onset * rate), Number(label)]);
    expect(found).toEqual(reference.events);
  }
  if (reference.epochs !== undefined) {
    expect(recording.epochs?.count).toBe(reference.epochs);
    expect(events.map(({ onset }) => Math.round(onset * rate))).toEqual(reference['first samples']);
  }
}

/** MNE leaves the gaps of EEGLAB files out. */
function onData({ format, segments }: Recording, onset: number): number {
  if (format !== 'EEGLAB') return onset;
  const segment = segments.findLast((candidate) => candidate.onset <= onset + 1e-9) ?? segments[0];
  // A boundary event lies half a sample before the segment that it begins, and so on the clock of the one before.
  return onset - segment.onset + segment.offset;
}
