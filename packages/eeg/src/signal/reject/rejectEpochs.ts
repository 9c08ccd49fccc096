import { StrnnError } from '@strnn/core/error';
import type { Epochs } from '../../format/Epochs.js';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { channelIndexes } from '../channelIndexes.js';
import { isList } from '../isList.js';

/** A limit on a channel within an epoch; at least one. */
export interface EpochLimits {
  /** Highest minus lowest value in uV; above it the epoch goes (`reject` of MNE). */
  readonly peakToPeak?: number;
  /** Largest distance from 0 in uV. */
  readonly absolute?: number;
  /** Largest step from one sample to the next, in uV per sample. */
  readonly step?: number;
  /** The same in uV per millisecond, which does not depend on the rate. */
  readonly gradient?: number;
  /** Highest minus lowest value in uV; below it the channel is dead and the epoch goes (`flat` of MNE). */
  readonly flat?: number;
  /** Channels to look at. Default all. */
  readonly channels?: readonly string[];
}

const criteria = ['peakToPeak', 'absolute', 'step', 'gradient', 'flat'] as const;

/** `'missing'`: NaN or infinity, for which no limit has to be set. */
export type EpochCriterion = (typeof criteria)[number] | 'missing';

export interface EpochReason {
  /** Counted from 0. */
  readonly epoch: number;
  readonly channel: string;
  readonly criterion: EpochCriterion;
  /** What was found, in the unit of the limit; the number of such samples for `'missing'`. */
  readonly value: number;
  readonly limit: number;
}

export interface EpochRejection {
  /** One per epoch; for `keepEpochs`. */
  readonly keep: readonly boolean[];
  readonly kept: number;
  readonly rejected: number;
  /** Every channel and criterion that speaks against an epoch. */
  readonly reasons: readonly EpochReason[];
  /** Epochs against which each criterion speaks; an epoch may count in several. */
  readonly byCriterion: Readonly<Partial<Record<EpochCriterion, number>>>;
  /** Epochs against which each channel speaks, channels without any left out. */
  readonly byChannel: ReadonlyMap<string, number>;
}

/**
 * Finds epochs in which a channel swings or jumps too far, or not at all; `keepEpochs` drops them. Peak-to-peak and
 * flat are those of `mne.Epochs.drop_bad`. An epoch at a limit is kept. Nothing is dropped here, and every reason is
 * named.
 *
 * @throws StrnnError `option` for no limit, a limit that is no number from 0, or an unknown channel (with the nearest
 *   name).
 */
export function rejectEpochs(epochs: Epochs, limits: EpochLimits): EpochRejection {
  checkOptionNames(limits, 'rejectEpochs', [...criteria, 'channels']);
  if (!(epochs?.data instanceof Float32Array && isList(epochs.channels))) {
    throw new StrnnError(
      'data',
      'rejectEpochs: expected epochs, which cutWindows and cutEpochs give; found something else',
    );
  }
  const { channels = epochs.channels } = limits;
  const set = criteria.filter((name) => limits[name] !== undefined);
  if (set.length === 0) {
    throw new StrnnError('option', `rejectEpochs: expected at least one limit of ${criteria.join(', ')}, found none`);
  }
  for (const name of set) {
    if (!(limits[name]! >= 0 && limits[name]! < Infinity)) {
      throw new StrnnError('option', `rejectEpochs.${name}: expected a number from 0, found ${limits[name]}`);
    }
  }
  const indexes = channelIndexes({ names: epochs.channels }, channels, 'rejectEpochs.channels');
  const { shape, data, rate } = epochs;
  const reasons: EpochReason[] = [];
  for (let epoch = 0; epoch < shape.epochs; epoch++) {
    for (const index of indexes) {
      const start = (epoch * shape.channels + index) * shape.samples;
      const found = measure(data.subarray(start, start + shape.samples), rate);
      const channel = epochs.channels[index];
      if (found.missing > 0) {
        reasons.push({ epoch, channel, criterion: 'missing', value: found.missing, limit: 0 });
        continue;
      }
      for (const criterion of set) {
        const [value, limit] = [found[criterion], limits[criterion]!];
        if (criterion === 'flat' ? value < limit : value > limit)
          reasons.push({ epoch, channel, criterion, value, limit });
      }
    }
  }
  const against = new Set(reasons.map(({ epoch }) => epoch));
  return {
    keep: Array.from({ length: shape.epochs }, (_, epoch) => !against.has(epoch)),
    kept: shape.epochs - against.size,
    rejected: against.size,
    reasons,
    byCriterion: Object.fromEntries(countEpochs(reasons, ({ criterion }) => criterion)),
    byChannel: countEpochs(reasons, ({ channel }) => channel),
  };
}

function measure(values: Float32Array, rate: number): Record<EpochCriterion, number> {
  let [lowest, highest, step, missing] = [Infinity, -Infinity, 0, 0];
  for (let n = 0; n < values.length; n++) {
    const value = values[n];
    if (!Number.isFinite(value)) missing++;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    if (n > 0) step = Math.max(step, Math.abs(value - values[n - 1]));
  }
  const swing = highest - lowest;
  const absolute = Math.max(Math.abs(lowest), Math.abs(highest));
  return { peakToPeak: swing, flat: swing, absolute, step, gradient: (step * rate) / 1000, missing };
}

/** Epochs, each once, per key. */
function countEpochs(reasons: readonly EpochReason[], keyOf: (reason: EpochReason) => string): Map<string, number> {
  const epochs = new Map<string, Set<number>>();
  for (const reason of reasons) {
    const key = keyOf(reason);
    epochs.set(key, (epochs.get(key) ?? new Set()).add(reason.epoch));
  }
  return new Map([...epochs].map(([key, of]) => [key, of.size]));
}
