import { StrnnError } from '@strnn/core/error';
import { checkOptionNames } from '../../montage/checkOptionNames.js';
import { channelIndexes } from '../channelIndexes.js';
import { checkSignals, checkSignalsForm } from '../checkSignals.js';
import { filterFilterTaps } from '../filter/filterFilterTaps.js';
import type { SampleArray, Signals } from '../Signals.js';
import { median, medianDeviation } from './medianDeviation.js';
import { prepLowPass } from './prepLowPass.js';
import { quartileDeviation } from './sampleQuantile.js';
import { windowCorrelations } from './windowCorrelations.js';

/**
 * - `missing`: number of samples that are NaN or infinite; bad above 0.
 * - `flat`: the smaller of standard deviation and median deviation, in the channel's units; bad below the threshold.
 * - `deviation`: robust z of the channel's amplitude among the channels; bad beyond the threshold on either side.
 * - `noise`: robust z of the amplitude above 50 Hz over that below; bad above the threshold.
 * - `correlation`: share of windows in which the channel goes with no other; bad above the threshold.
 * - `dropout`: share of windows in which the channel does not move; bad above the threshold.
 */
export type BadChannelCriterion = 'missing' | 'flat' | 'deviation' | 'noise' | 'correlation' | 'dropout';

export interface ChannelFinding {
  readonly channel: string;
  readonly criterion: BadChannelCriterion;
  readonly score: number;
  readonly threshold: number;
  readonly bad: boolean;
}

export interface BadChannels {
  /** Channels that at least one criterion calls bad, in the order of the signals. */
  readonly bad: readonly string[];
  /** One per channel and criterion. A channel that is missing or flat is not looked at further, nor compared with. */
  readonly findings: readonly ChannelFinding[];
  /** Criteria that were not tried, with the reason. */
  readonly skipped: readonly { readonly criterion: BadChannelCriterion; readonly reason: string }[];
}

export interface FindBadChannelsOptions {
  /** Channels to look at, the EEG channels. Default all. */
  readonly channels?: readonly string[];
  /**
   * Least deviation of a channel that is alive, in its units. Default 1e-9 uV, PREP's; a real amplifier's noise is some
   * 0.1 uV.
   */
  readonly flat?: number;
  /** Largest robust z of the amplitude. Default 5. */
  readonly deviation?: number;
  /** Largest robust z of the noise above 50 Hz. Default 5. */
  readonly noise?: number;
  /** Least correlation with another channel in a window. Default 0.4. */
  readonly correlation?: number;
  /** Seconds of one window. Default 1. */
  readonly window?: number;
  /** Share of windows without correlation, or without movement, that is still good. Default 0.01. */
  readonly badWindows?: number;
}

const defaults = { flat: 1e-9, deviation: 5, noise: 5, correlation: 0.4, window: 1, badWindows: 0.01 } as const;

/**
 * Finds channels that are dead, loose or noisy by the criteria of the PREP pipeline (Bigdely-Shamlo et al. 2015,
 * Frontiers in Neuroinformatics 9:16) but RANSAC. Scores and verdicts are those of pyprep 0.9
 * `NoisyChannels(do_detrend=False)`; take out what is slower than 1 Hz before, as PREP does (`filterSignals(signals, {
 * highPass: 1 })`). Two things differ: where more than half of the channels have exactly the same amplitude, the robust
 * z is 0 for those and infinite for the others (pyprep divides 0 by 0 and calls all bad); and pyprep has a spectral
 * criterion that PREP has not. NaN and infinity are a finding here, not an error.
 *
 * @throws StrnnError `option` for a threshold that cannot be or an unknown channel (with the nearest name); `shape`
 *   for signals too short for one window or, above 100 Hz, the low-pass (304 samples); `data` for fewer than three
 *   channels that are alive.
 */
export function findBadChannels(signals: Signals, options: FindBadChannelsOptions = {}): BadChannels {
  checkSignalsForm(signals, 'findBadChannels');
  checkOptionNames(options, 'findBadChannels', ['channels', ...Object.keys(defaults)]);
  const { channels: names = signals.names, ...given } = options;
  const limits = { ...defaults, ...given };
  for (const [name, value] of Object.entries(limits)) {
    if (!(typeof value === 'number' && value >= 0 && value < Infinity && (name !== 'window' || value > 0))) {
      throw new StrnnError(
        'option',
        `findBadChannels.${name}: expected a positive number, found ${JSON.stringify(value)}`,
      );
    }
  }
  checkSignals(signals, 'findBadChannels', { unchecked: new Set(signals.names) });
  const indexes = channelIndexes(signals, names, 'findBadChannels.channels');
  const width = Math.trunc(limits.window * signals.rate);
  checkLength(signals, width);

  const findings: ChannelFinding[] = [];
  const add = (
    channel: string,
    criterion: BadChannelCriterion,
    score: number,
    threshold: number,
    bad: boolean,
  ): void => {
    findings.push({ channel, criterion, score, threshold, bad });
  };
  const alive = indexes.filter((index) => {
    const [name, samples] = [signals.names[index], signals.data[index]];
    const missing = countMissing(samples);
    add(name, 'missing', missing, 0, missing > 0);
    if (missing > 0) return false;
    const score = Math.min(medianDeviation(samples), standardDeviation(samples));
    add(name, 'flat', score, limits.flat, score < limits.flat);
    return !(score < limits.flat);
  });
  if (alive.length < 3) {
    throw new StrnnError(
      'data',
      `findBadChannels: expected at least 3 channels that are neither flat nor missing to compare with each other, found ${alive.length} of ${indexes.length}`,
    );
  }
  const living = alive.map((index) => signals.names[index]);
  const data = alive.map((index) => signals.data[index]);

  const amplitudes = Float64Array.from(data, quartileDeviation);
  const amplitudeScores = robustScores(amplitudes, quartileDeviation(amplitudes));
  living.forEach((name, n) =>
    add(name, 'deviation', amplitudeScores[n], limits.deviation, Math.abs(amplitudeScores[n]) > limits.deviation),
  );

  const skipped: BadChannels['skipped'][number][] = [];
  let slow = data.map((samples) => (samples instanceof Float64Array ? samples : new Float64Array(samples)));
  if (signals.rate > 100) {
    slow = filterFilterTaps(prepLowPass(signals.rate), slow);
    const noisiness = Float64Array.from(slow, (low, n) => noiseRatio(data[n], low));
    const noiseScores = robustScores(noisiness, 1.4826 * medianDeviation(noisiness));
    living.forEach((name, n) => add(name, 'noise', noiseScores[n], limits.noise, noiseScores[n] > limits.noise));
  } else {
    skipped.push({ criterion: 'noise', reason: `a rate of ${signals.rate} Hz holds nothing above 50 Hz` });
  }

  // What is constant before the low-pass is constant up to rounding after it.
  const still = Float64Array.from(data, (samples) => 1e-10 * medianDeviation(samples));
  const { windows, highest, dropout } = windowCorrelations(slow, width, still);
  living.forEach((name, n) => {
    let [lonely, still] = [0, 0];
    for (let window = 0; window < windows; window++) {
      if (highest[window * living.length + n] < limits.correlation) lonely++;
      if (dropout[window * living.length + n] === 1) still++;
    }
    add(name, 'correlation', lonely / windows, limits.badWindows, lonely / windows > limits.badWindows);
    add(name, 'dropout', still / windows, limits.badWindows, still / windows > limits.badWindows);
  });
  const bad = new Set(findings.filter((finding) => finding.bad).map(({ channel }) => channel));
  return { bad: signals.names.filter((name) => bad.has(name)), findings, skipped };
}

function checkLength({ rate, data }: Signals, width: number): void {
  const needed = Math.max(width + 2, rate > 100 ? 304 : 0);
  if (width < 2 || data[0].length < needed) {
    throw new StrnnError(
      'shape',
      `findBadChannels: expected signals of at least ${needed} samples and a window of at least 2 samples, ` +
        `found ${data[0].length} samples and a window of ${width} at ${rate} Hz`,
    );
  }
}

function countMissing(samples: SampleArray): number {
  let count = 0;
  for (let n = 0; n < samples.length; n++) if (!Number.isFinite(samples[n])) count++;
  return count;
}

function robustScores(values: Float64Array, deviation: number): Float64Array {
  const middle = median(values.slice());
  return values.map((value) => (value === middle ? 0 : (value - middle) / deviation));
}

function noiseRatio(samples: SampleArray, slow: Float64Array): number {
  const fast = medianDeviation(slow.map((value, n) => samples[n] - value));
  return fast === 0 ? 0 : fast / medianDeviation(slow);
}

function standardDeviation(samples: SampleArray): number {
  let mean = 0;
  for (let n = 0; n < samples.length; n++) mean += samples[n];
  mean /= samples.length;
  let squares = 0;
  for (let n = 0; n < samples.length; n++) squares += (samples[n] - mean) ** 2;
  return Math.sqrt(squares / samples.length);
}
