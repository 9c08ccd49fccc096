import { StrnnError, unknownName } from '@strnn/core/error';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { channelIndexes } from '../channelIndexes.js';
import { checkSignals } from '../checkSignals.js';
import type { SampleArray, Signals } from '../Signals.js';

export interface RereferenceOptions {
  /**
   * `'average'`: the mean of all `channels` but the excluded ones. One name: that channel, which becomes 0. Several
   * names: their mean, such as linked mastoids `['TP9', 'TP10']`.
   */
  readonly reference: string | readonly string[];
  /** The channels that have the reference taken off, the EEG channels. Default all; the others stay as they are. */
  readonly channels?: readonly string[];
  /** Bad channels: no part of the average, and left as they are, to be interpolated or dropped. Default none. */
  readonly excluded?: readonly string[];
}

const optionNames = ['reference', 'channels', 'excluded'] as const;

/**
 * Signals against another reference, sample by sample; `mne.set_eeg_reference` (without projection), which leaves bad
 * channels alone. Computed in float64, stored in the type of the input. The average of all channels has one dimension
 * less: of N channels, N - 1 are independent (`fitIca` counts them).
 *
 * @throws StrnnError `option` for an unknown channel (with the nearest name), one named twice, a reference that is
 *   excluded, or no channel left to average; `data` for channels of different units and as `checkSignals`.
 */
export function rereference(signals: Signals, options: RereferenceOptions): Signals {
  checkOptionNames(options, 'rereference', optionNames);
  const { reference, channels = signals.names, excluded = [] } = options;
  checkSignals(signals, 'rereference', { unchecked: new Set(excluded) });
  const targets = channelIndexes(signals, channels, 'rereference.channels');
  const out = new Set(channelIndexes(signals, excluded, 'rereference.excluded'));
  const sources = sourceIndexes(signals, reference, targets, out);
  const units = new Set([...targets, ...sources].map((index) => signals.units[index]));
  if (units.size > 1) {
    throw new StrnnError(
      'data',
      `rereference: the channels have different units (${[...units].join(', ')}); name the EEG channels in the option channels`,
    );
  }
  const mean = meanOf(sources.map((index) => signals.data[index]));
  const target = new Set(targets.filter((index) => !out.has(index)));
  return {
    ...signals,
    data: signals.data.map((samples, index) => (target.has(index) ? without(samples, mean) : samples)),
  };
}

function sourceIndexes(
  signals: Signals,
  reference: string | readonly string[],
  targets: readonly number[],
  excluded: ReadonlySet<number>,
): number[] {
  if (reference === 'average') {
    const sources = targets.filter((index) => !excluded.has(index));
    if (sources.length === 0) {
      throw new StrnnError(
        'option',
        `rereference.excluded: all ${targets.length} channels are excluded, none is left to average`,
      );
    }
    return sources;
  }
  const names = typeof reference === 'string' ? [reference] : reference;
  if (!Array.isArray(names) || names.length === 0) {
    throw new StrnnError(
      'option',
      `rereference.reference: expected 'average', a channel or several channels, found ${JSON.stringify(reference)}`,
    );
  }
  const known = signals.names.includes('average') ? signals.names : ['average', ...signals.names];
  for (const name of names as readonly string[]) {
    if (!signals.names.includes(name)) throw unknownName('rereference.reference', 'channel', String(name), known);
  }
  const sources = channelIndexes(signals, names as readonly string[], 'rereference.reference');
  const bad = sources.find((index) => excluded.has(index));
  if (bad !== undefined) {
    throw new StrnnError(
      'option',
      `rereference.reference: the channel '${signals.names[bad]}' is excluded as bad and cannot be the reference`,
    );
  }
  return sources;
}

function meanOf(channels: readonly SampleArray[]): Float64Array {
  const sum = new Float64Array(channels[0].length);
  for (const samples of channels) {
    for (let n = 0; n < sum.length; n++) sum[n] += samples[n];
  }
  for (let n = 0; n < sum.length; n++) sum[n] /= channels.length;
  return sum;
}

function without(samples: SampleArray, mean: Float64Array): SampleArray {
  const out = samples instanceof Float32Array ? new Float32Array(samples.length) : new Float64Array(samples.length);
  for (let n = 0; n < out.length; n++) out[n] = samples[n] - mean[n];
  return out;
}
