import { StrnnError, unknownName } from '@strnn/core/error';
import type { Sites } from '@strnn/core/sites';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { channelIndexes } from '../channelIndexes.js';
import { checkSignals, checkSignalsForm } from '../checkSignals.js';
import type { SampleArray, Signals } from '../Signals.js';
import { fitSphere, type Point } from './fitSphere.js';
import { sphericalSplineMatrix } from './sphericalSplineMatrix.js';

/** Where electrodes are; what `montageSites` gives. */
export type ChannelPositions = Pick<Sites, 'names' | 'positions'>;

export interface InterpolateChannelsOptions {
  /**
   * Middle of the head in the unit of the positions. Default: of the sphere that fits the positions best, as MNE's
   * `origin='auto'`.
   */
  readonly origin?: Point;
}

const fewest = 4;

/**
 * Replaces bad channels by what the good ones say about their place: spherical splines (`sphericalSplineMatrix`), equal
 * to `mne.io.Raw.interpolate_bads(method='spline')`. What the bad channels hold does not matter (NaN is allowed there).
 * The good channels are those of `signals` that `positions` knows; others, such as EOG, stay as they are and play no
 * part. Like MNE's, the automatic origin leaves out positions on the face (z < 0 and y > 0). Computed in float64,
 * stored in the type of the input. An interpolated channel adds nothing that is not in the others: it is no independent
 * channel.
 *
 * @param bad names of the bad channels; with none the signals are given back as they are
 * @throws StrnnError `option` for an unknown channel (with the nearest name) or one without a position; `data` when
 *   fewer than four good channels with a position are left (all bad is such a case), for a position that is not finite,
 *   and as `checkSignals`.
 */
export function interpolateChannels(
  signals: Signals,
  bad: readonly string[],
  positions: ChannelPositions,
  options: InterpolateChannelsOptions = {},
): Signals {
  checkOptionNames(options, 'interpolateChannels', ['origin']);
  checkSignalsForm(signals, 'interpolateChannels');
  const badIndexes = channelIndexes(signals, bad, 'interpolateChannels.bad');
  checkSignals(signals, 'interpolateChannels', { unchecked: new Set(bad) });
  const placeOf = checkPositions(positions);
  for (const name of bad) {
    if (!placeOf.has(name))
      throw unknownName('interpolateChannels.positions', 'position of channel', name, positions.names);
  }
  if (bad.length === 0) return signals;
  const isBad = new Set(badIndexes);
  const good = signals.names.flatMap((name, index) => (placeOf.has(name) && !isBad.has(index) ? [index] : []));
  if (good.length < fewest) {
    throw new StrnnError(
      'data',
      `interpolateChannels: expected at least ${fewest} good channels with a position, found ${good.length} ` +
        `beside ${bad.length} bad ones; leave the recording out`,
    );
  }
  const units = new Set([...good, ...badIndexes].map((index) => signals.units[index]));
  if (units.size > 1) {
    throw new StrnnError('data', `interpolateChannels: the channels have different units (${[...units].join(', ')})`);
  }
  const place = (index: number): Point => placeOf.get(signals.names[index])!;
  const placed = signals.names.flatMap((name) => (placeOf.has(name) ? [placeOf.get(name)!] : []));
  const origin = options.origin ?? fitSphere(placed.filter(([, y, z]) => !(z < -1e-6 && y > 1e-6))).origin;
  const weights = sphericalSplineMatrix(good.map(place), badIndexes.map(place), origin);
  const data = [...signals.data];
  badIndexes.forEach((index, row) => {
    data[index] = weightedSum(
      weights[row],
      good.map((channel) => signals.data[channel]),
      signals.data[index],
    );
  });
  return { ...signals, data };
}

function checkPositions(given: ChannelPositions): ReadonlyMap<string, Point> {
  const { names, positions } = given ?? {};
  if (!Array.isArray(names)) {
    throw new StrnnError(
      'option',
      'interpolateChannels.positions: expected { names, positions } such as montageSites gives, found no names',
    );
  }
  if (positions === undefined || positions.length !== names.length) {
    throw new StrnnError(
      'option',
      `interpolateChannels.positions: expected one position per name, found ${names.length} names and ${positions?.length ?? 'no'} positions`,
    );
  }
  names.forEach((name, index) => {
    const point = positions[index];
    if (point.length !== 3 || !point.every(Number.isFinite)) {
      throw new StrnnError(
        'data',
        `interpolateChannels.positions: '${name}' is at ${point.join(', ')}; expected three finite numbers`,
      );
    }
  });
  return new Map(names.map((name, index) => [name, positions[index]]));
}

function weightedSum(weights: Float64Array, channels: readonly SampleArray[], like: SampleArray): SampleArray {
  const sum = new Float64Array(like.length);
  channels.forEach((samples, index) => {
    const weight = weights[index];
    for (let n = 0; n < sum.length; n++) sum[n] += weight * samples[n];
  });
  return like instanceof Float32Array ? new Float32Array(sum) : sum;
}
