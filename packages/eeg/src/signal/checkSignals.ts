import { StrnnError } from '@strnn/core/error';
import type { Signals } from './Signals.js';

export interface CheckSignalsOptions {
  /** Channels that may hold NaN or infinity, because what follows does not look at them. Default none. */
  readonly unchecked?: ReadonlySet<string>;
}

/**
 * Refuses signals whose parts do not fit each other, and values that are not finite, before long work begins.
 *
 * @param where the function that asks, for errors
 * @throws StrnnError `shape` for lengths that differ; `data` for what is no signals (a promise of some, a recording), a
 *   rate that is no positive number, no channels or samples, a name given twice, and for NaN or infinity, naming
 *   channel, sample and second.
 */
export function checkSignals(signals: Signals, where: string, options: CheckSignalsOptions = {}): void {
  checkSignalsForm(signals, where);
  const { names, rate, units, data } = signals;
  if (!(rate > 0 && rate < Infinity)) {
    throw new StrnnError('data', `${where}: the rate of the signals must be a positive number of Hz, found ${rate}`);
  }
  if (names.length === 0) throw new StrnnError('data', `${where}: the signals have no channels`);
  if (data.length !== names.length || units.length !== names.length) {
    throw new StrnnError(
      'shape',
      `${where}: expected one array and one unit per channel, found ${names.length} names, ${data.length} arrays and ${units.length} units`,
    );
  }
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) throw new StrnnError('data', `${where}: two channels are named '${name}'`);
    seen.add(name);
  }
  const length = data[0].length;
  if (length === 0) throw new StrnnError('data', `${where}: the signals have no samples`);
  data.forEach((samples, channel) => {
    if (samples.length !== length) {
      throw new StrnnError(
        'shape',
        `${where}: channel '${names[channel]}' has ${samples.length} samples, '${names[0]}' has ${length}; all must have the same number`,
      );
    }
  });
  data.forEach((samples, channel) => {
    if (options.unchecked?.has(names[channel])) return;
    const at = firstNonFinite(samples);
    if (at >= 0) {
      throw new StrnnError(
        'data',
        `${where}: channel '${names[channel]}' is ${samples[at]} at sample ${at} (${(at / rate).toFixed(3)} s); ` +
          'expected finite numbers: cut that stretch out, or leave the channel out or interpolate it',
      );
    }
  });
}

/** The parts of signals are there, each of its kind; a recording, a promise or epochs are none. */
export function checkSignalsForm(
  signals: unknown,
  where: string,
  parts: readonly string[] = ['names', 'units', 'data'],
): void {
  const given = (typeof signals === 'object' ? signals : null) as Readonly<Record<string, unknown>> | null;
  if (given !== null && parts.every((part) => Array.isArray(given[part]))) {
    if (!parts.includes('data') || (given.data as readonly unknown[]).every(isSamples)) return;
    throw new StrnnError(
      'data',
      `${where}: expected one Float32Array or Float64Array per channel in the signals' data`,
    );
  }
  const found =
    given instanceof Promise
      ? 'a promise of them; put await before read'
      : given === null
        ? `${signals === null ? 'null' : typeof signals}`
        : typeof given.read === 'function'
          ? 'an open recording; its read() gives signals'
          : `an object with ${Object.keys(given).slice(0, 8).join(', ') || 'nothing in it'}`;
  throw new StrnnError('data', `${where}: expected signals { names, rate, units, data }, found ${found}`);
}

/** Other typed arrays of numbers do as well: nothing here depends on how they are stored. */
function isSamples(samples: unknown): boolean {
  return ArrayBuffer.isView(samples) && 'subarray' in samples;
}

/** Index of the first NaN or infinity, -1 when there is none. */
function firstNonFinite(samples: ArrayLike<number>): number {
  for (let n = 0; n < samples.length; n++) {
    // Only NaN and the infinities differ from themselves when taken from themselves.
    if (samples[n] - samples[n] !== 0) return n;
  }
  return -1;
}
