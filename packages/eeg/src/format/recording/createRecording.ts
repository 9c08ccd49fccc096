import { StrnnError } from '@strnn/core/error';
import type { Recording, RecordingEvent } from '../Recording.js';
import type { Signals } from '../../signal/Signals.js';
import { resolveRead } from './resolveRead.js';
import { segmentsBetween } from './segmentsBetween.js';

/** What a format knows of an open file; the rest is the same for all of them. */
export interface RecordingParts extends Omit<Recording, 'events' | 'read' | 'start'> {
  readonly start?: string | undefined;
  /** In any order. Never runs beside `decode`, so that both may use one buffer. */
  findEvents(): Promise<RecordingEvent[]>;
  /** Writes samples `from` to `to` of the channels at `places` into `out`, one array for each. */
  decode(places: readonly number[], from: number, to: number, out: readonly Float64Array[]): Promise<void>;
}

/** Below this many values the channels of one `read` share one allocation, which is faster for short windows. */
const sharedValues = 65_536;

/** A recording out of its parts: requests are checked, work on the file is done one after the other, events are found once. */
export function createRecording(parts: RecordingParts): Recording {
  const { file, channels, findEvents, decode, close, start, ...rest } = parts;
  let last: Promise<unknown> = Promise.resolve();
  let events: Promise<RecordingEvent[]> | undefined;
  let closed = false;

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (closed) return Promise.reject(new StrnnError('option', `${file}: the recording is closed`));
    const next = last.then(work);
    last = next.catch(() => undefined);
    return next;
  }

  return {
    ...rest,
    ...(start === undefined ? {} : { start }),
    file,
    channels,
    events() {
      events ??= inTurn(async () => (await findEvents()).sort((a, b) => a.onset - b.onset));
      return events;
    },
    async read(request = {}): Promise<Signals> {
      const { places, rate, from, to } = resolveRead(file, channels, request);
      const wanted = places.map((place) => channels[place]);
      const data = allocate(file, places.length, to - from);
      await inTurn(() => decode(places, from, to, data));
      const signals = { names: wanted.map((c) => c.name), rate, units: wanted.map((c) => c.units), data };
      return rest.segments.length < 2
        ? signals
        : { ...signals, segments: segmentsBetween(rest.segments, from, to, rate) };
    },
    async close() {
      if (closed) return;
      const done = inTurn(close);
      closed = true;
      await done;
    },
  };
}

function allocate(file: string, channels: number, samples: number): Float64Array[] {
  try {
    if (channels * samples > sharedValues) return Array.from({ length: channels }, () => new Float64Array(samples));
    const all = new Float64Array(channels * samples);
    return Array.from({ length: channels }, (_, i) => all.subarray(i * samples, (i + 1) * samples));
  } catch (cause) {
    throw new StrnnError(
      'option',
      `${file}: read: ${channels} channels of ${samples} samples would take ${channels * samples * 8} bytes, ` +
        'more than there is; read shorter ranges (from, to) or go through it with readWindows',
      { cause },
    );
  }
}
