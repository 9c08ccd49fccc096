import { StrnnError, unknownName } from '@strnn/core/error';
import type { Signals } from '../signal/Signals.js';
import type { Recording } from './Recording.js';
import { resolveRead } from './recording/resolveRead.js';

export interface ReadWindowsOptions {
  /** Seconds; whole samples. */
  readonly length: number;
  /** Seconds from the start of one window to that of the next; whole samples. Default: `length`. */
  readonly step?: number;
  /** Default: every EEG channel. */
  readonly channels?: readonly string[];
  /** Seconds of data (gaps left out) at which the first window may start; whole samples. Default 0. */
  readonly from?: number;
  /** Seconds of data (gaps left out) at which the last window must have ended; whole samples. Default: the end. */
  readonly to?: number;
}

export interface SignalWindow {
  /** From 0. */
  readonly index: number;
  /** Seconds from the first sample of the recording, as the file's clock has it. */
  readonly onset: number;
  readonly signals: Signals;
}

const keys = ['length', 'step', 'channels', 'from', 'to'];

/**
 * Windows of a recording one after the other, in bounded memory: no more than one is held, and each has arrays of its own
 * that may be kept. A window lies in one segment and, where the recording has epochs, in one epoch; windows begin anew at
 * the start of each, and what is left at its end is passed over.
 *
 * @throws StrnnError `option` for a length or step that is not whole samples (with the nearest that is), an unknown
 * channel or channels of different rates; `data` as `recording.read`
 */
export async function* readWindows(
  recording: Recording,
  options: ReadWindowsOptions,
): AsyncGenerator<SignalWindow, void, undefined> {
  for (const key of Object.keys(options))
    if (!keys.includes(key)) throw unknownName('readWindows', 'option', key, keys);
  const request = options.channels === undefined ? {} : { channels: options.channels };
  const { rate, to: samples } = resolveRead(recording.file, recording.channels, request);
  const length = wholeSamples('length', options.length, rate, 1);
  const step = options.step === undefined ? length : wholeSamples('step', options.step, rate, 1);
  const from = options.from === undefined ? 0 : wholeSamples('from', options.from, rate, 0);
  const to = options.to === undefined ? samples : wholeSamples('to', options.to, rate, 0);
  if (from > to || to > samples) {
    throw new StrnnError(
      'option',
      `readWindows: expected 0 <= from <= to <= ${samples / rate} s (the data there are), found from ${from / rate}, to ${to / rate}`,
    );
  }
  let index = 0;
  for (const segment of recording.segments) {
    const offset = Math.round(segment.offset * rate);
    const end = Math.min(to, Math.round((segment.offset + segment.duration) * rate));
    for (const [start, stop] of stretches(recording, offset, end)) {
      for (let at = Math.max(start, from); at + length <= stop; at += step) {
        const signals = await recording.read({ ...request, from: at, to: at + length });
        yield { index: index++, onset: segment.onset + (at - offset) / rate, signals };
      }
    }
  }
}

/** The epochs within a segment, or the segment itself. */
function* stretches(recording: Recording, from: number, to: number): Generator<[from: number, to: number]> {
  const { epochs } = recording;
  if (epochs === undefined) {
    yield [from, to];
    return;
  }
  for (let epoch = 0; epoch < epochs.count; epoch++) {
    const start = Math.max(from, epoch * epochs.samples);
    const end = Math.min(to, (epoch + 1) * epochs.samples);
    if (start < end) yield [start, end];
  }
}

function wholeSamples(name: string, seconds: number, rate: number, least: number): number {
  const samples = seconds * rate;
  const whole = Math.round(samples);
  // Seconds such as 0.1 are not exact in binary; a millionth of a sample is far below any clock.
  if (typeof seconds === 'number' && whole >= least && Math.abs(samples - whole) <= 1e-6) return whole;
  const near = Number.isFinite(samples) ? ` The nearest is ${Math.max(least, whole) / rate}.` : '';
  throw new StrnnError(
    'option',
    `readWindows.${name}: expected seconds that are ${least === 0 ? '' : `${least} or more `}whole samples at ${rate} Hz, found ${String(seconds)}.${near}`,
  );
}
