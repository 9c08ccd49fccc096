import { StrnnError, unknownName } from '@strnn/core/error';
import type { Epochs } from '../../format/Epochs.js';
import type { RecordingEvent, RecordingSegment } from '../../format/Recording.js';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { channelIndexes } from '../channelIndexes.js';
import { checkSignals } from '../checkSignals.js';
import { isList } from '../isList.js';
import { roundHalfToEven } from '../roundHalfToEven.js';
import type { Signals } from '../Signals.js';
import { checkEpochs } from './checkEpochs.js';

export interface DroppedEvent {
  readonly event: RecordingEvent;
  /** Which end of the signals its epoch reaches beyond, or that it reaches into a gap. */
  readonly reason: 'before the start' | 'after the end' | 'across a gap';
}

const optionNames = ['from', 'to', 'labels', 'baseline', 'channels', 'start', 'segments'] as const;

/** Cuts around events. */
export interface EventEpochs extends Epochs {
  /** Seconds from the event to the first sample, negative before it; a whole number of samples. */
  readonly from: number;
  /** The event of each epoch. */
  readonly events: readonly RecordingEvent[];
  /** Per epoch the index of its first sample in the signals. */
  readonly starts: Int32Array;
  /** Chosen events whose epoch reaches beyond the signals or into a gap. */
  readonly dropped: readonly DroppedEvent[];
}

export interface CutEpochsOptions {
  /** Seconds from the event to the first sample, such as -0.2. */
  readonly from: number;
  /** Seconds from the event to the last sample, which is part of the epoch, such as 0.8. */
  readonly to: number;
  /** Labels of the events that count. Default all. */
  readonly labels?: readonly string[];
  /**
   * Seconds from the event, both ends part of it; the mean there is taken off each channel. `null` is that end of the
   * epoch. Default none.
   */
  readonly baseline?: readonly [from: number | null, to: number | null];
  /** Channels, in the order wanted; all must be in uV. Default all. */
  readonly channels?: readonly string[];
  /**
   * Seconds of the events' clock at the first sample of the signals. Default 0: the signals begin where the recording
   * does.
   */
  readonly start?: number;
  /**
   * Stretches without a gap, as `Recording.segments` has them (EDF+D, EEGLAB with boundaries): `read` leaves gaps out,
   * while events keep the file's clock. Instead of `start`. Default: those of the signals, where they know them.
   */
  readonly segments?: readonly RecordingSegment[];
}

/**
 * Cuts the same stretch around every chosen event. Samples, rounding and baseline are those of `mne.Epochs` with events
 * from annotations: an onset is moved to the nearest sample, and the last sample at `to` is included, so that -0.2 to
 * 0.8 s at 100 Hz are 101 samples. Events whose epoch reaches beyond the signals, or into a gap, are dropped and listed
 * in `dropped`. Baseline in float64, stored as float32.
 *
 * @throws StrnnError `option` for a range, baseline, label or channel that cannot be; `data` for an onset that is not
 *   finite, a channel that is not in uV, no event, or none left that lies within the signals.
 */
export function cutEpochs(signals: Signals, events: readonly RecordingEvent[], options: CutEpochsOptions): EventEpochs {
  checkOptionNames(options, 'cutEpochs', optionNames);
  const { from, to, labels, baseline, channels, start = 0, segments = signals?.segments } = options;
  if (!(Number.isFinite(from) && Number.isFinite(to) && from <= to && Number.isFinite(start))) {
    throw new StrnnError(
      'option',
      `cutEpochs: expected from <= to and start in seconds, found from ${from}, to ${to}, start ${start}`,
    );
  }
  if (segments !== undefined && (!isList(segments) || start !== 0)) {
    throw new StrnnError(
      'option',
      `cutEpochs.segments: expected the segments of the recording, and no start beside them, found ${JSON.stringify(segments)} and start ${start}`,
    );
  }
  checkSignals(signals, 'cutEpochs');
  const { rate } = signals;
  const indexes = channelIndexes(signals, channels ?? signals.names, 'cutEpochs.channels');
  const first = roundHalfToEven(from * rate);
  const samples = roundHalfToEven(to * rate) - first + 1;
  const chosen = chooseEvents(events, labels);

  const kept: { event: RecordingEvent; at: number }[] = [];
  const dropped: DroppedEvent[] = [];
  const length = signals.data[0].length;
  for (const event of chosen) {
    const [onset, low, high] =
      segments === undefined ? [event.onset - start, 0, length] : onData(event, segments, rate, length);
    const at = roundHalfToEven(onset * rate) + first;
    if (at < 0) dropped.push({ event, reason: 'before the start' });
    else if (at < low || !(at + samples <= high)) {
      dropped.push({ event, reason: at >= low && high === length ? 'after the end' : 'across a gap' });
    } else kept.push({ event, at });
  }
  if (kept.length === 0) {
    throw new StrnnError(
      'data',
      `cutEpochs: none of ${chosen.length} events has its ${from} to ${to} s within the ${length / rate} s of the signals`,
    );
  }
  checkEpochs(signals, indexes, { epochs: kept.length, samples }, 'cutEpochs');
  // Not before: an epoch that lies within the signals is known to be of a size that can be gone through.
  const [baseFrom, baseTo] = baseline === undefined ? [0, 0] : baselineSamples(baseline, first, samples, rate);
  const data = new Float32Array(kept.length * indexes.length * samples);
  kept.forEach(({ at }, epoch) => {
    indexes.forEach((index, channel) => {
      const values = signals.data[index].subarray(at, at + samples);
      let level = 0;
      for (let n = baseFrom; n < baseTo; n++) level += values[n];
      if (baseTo > baseFrom) level /= baseTo - baseFrom;
      const into = (epoch * indexes.length + channel) * samples;
      for (let n = 0; n < samples; n++) data[into + n] = values[n] - level;
    });
  });
  return {
    data,
    shape: { epochs: kept.length, channels: indexes.length, samples },
    channels: indexes.map((index) => signals.names[index]),
    rate,
    units: 'uV',
    from: first / rate,
    events: kept.map(({ event }) => event),
    starts: Int32Array.from(kept, ({ at }) => at),
    dropped,
  };
}

/** Seconds of data before an event, and from where to where the samples of its segment are; within a gap there are none. */
function onData(
  { onset }: RecordingEvent,
  segments: readonly RecordingSegment[],
  rate: number,
  length: number,
): [onset: number, low: number, high: number] {
  // Half a sample: an event at the first sample may have been written a little before it.
  const segment = segments.findLast((candidate) => candidate.onset <= onset + 0.5 / rate);
  if (segment === undefined) return [onset, 0, length];
  const low = Math.round(segment.offset * rate);
  const since = onset - segment.onset;
  const last = segment === segments[segments.length - 1];
  const end = Math.round((segment.offset + segment.duration) * rate);
  return [segment.offset + since, low, last ? length : since <= segment.duration ? end : low];
}

function chooseEvents(
  events: readonly RecordingEvent[],
  labels: readonly string[] | undefined,
): readonly RecordingEvent[] {
  if (labels !== undefined && !isList(labels)) {
    throw new StrnnError('option', `cutEpochs.labels: expected a list of labels, found ${JSON.stringify(labels)}`);
  }
  const known = [...new Set(events.map(({ label }) => label))];
  for (const label of labels ?? []) {
    if (!known.includes(label)) throw unknownName('cutEpochs.labels', 'event label', String(label), known);
  }
  const chosen = labels === undefined ? events : events.filter(({ label }) => labels.includes(label));
  if (chosen.length === 0) throw new StrnnError('data', 'cutEpochs: there are no events to cut around');
  const wrong = chosen.find(({ onset }) => !Number.isFinite(onset));
  if (wrong) {
    throw new StrnnError(
      'data',
      `cutEpochs: the event '${wrong.label}' has the onset ${wrong.onset}, expected seconds`,
    );
  }
  return chosen;
}

/** Samples of the epoch at or after the one time and at or before the other. */
function baselineSamples(
  baseline: readonly [number | null, number | null],
  first: number,
  samples: number,
  rate: number,
): [number, number] {
  const times = Array.from({ length: samples }, (_, n) => (first + n) / rate);
  const [lowest, highest] = [baseline[0] ?? times[0], baseline[1] ?? times[samples - 1]];
  const from = times.findIndex((time) => time >= lowest);
  const to = times.findLastIndex((time) => time <= highest) + 1;
  // Half a sample is rounding; more would be a baseline that the epoch does not hold.
  const inside = lowest >= times[0] - 0.5 / rate && highest <= times[samples - 1] + 0.5 / rate;
  if (!inside || from < 0 || from >= to) {
    throw new StrnnError(
      'option',
      `cutEpochs.baseline: expected [from, to] in seconds within the epoch, ${times[0]} to ${times[samples - 1]} s, found [${baseline.join(', ')}]`,
    );
  }
  return [from, to];
}
