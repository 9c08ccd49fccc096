import { readFileSync } from 'node:fs';
import { createRandom } from '@strnn/core/random';
import type { Signals } from '../signal/Signals.js';
import type { FeatureRecipe } from './extract/FeatureRecipe.js';
import type { FeatureSeries } from './FeatureSeries.js';

/** A fixture by a script of tools/reference/eeg. */
export function readReference(name: 'features' | 'lds' | 'spectra'): unknown {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8'));
}

/** Values by NumPy, SciPy and MNE, written by tools/reference/eeg/features.py. */
export const featuresReference = readReference('features') as {
  readonly rate: number;
  readonly channels: readonly string[];
  readonly signal: readonly (readonly number[])[];
  readonly pairs: Readonly<Record<'dasm' | 'dcau', readonly (readonly [string, string])[]>>;
  readonly cases: readonly {
    readonly recipe: FeatureRecipe;
    readonly shape: readonly number[];
    readonly values: readonly number[];
  }[];
};

/** Three seconds of EEG, from the fixture. */
export const recording: Signals = {
  names: featuresReference.channels,
  rate: featuresReference.rate,
  units: featuresReference.channels.map(() => 'uV'),
  data: featuresReference.signal.map((samples) => Float64Array.from(samples)),
};

/** White noise of the given standard deviation. */
export function whiteNoise(names: readonly string[], rate: number, samples: number, deviation = 1, seed = 1): Signals {
  const random = createRandom(seed);
  return {
    names,
    rate,
    units: names.map(() => 'uV'),
    data: names.map(() => Float64Array.from({ length: samples }, () => deviation * random.normal())),
  };
}

/** The signal of tools/reference/eeg/spectra.py. */
export function sawtooth(length: number): Float64Array {
  return Float64Array.from({ length }, (_, n) => ((7919 * n + 12345) % 1009) / 1009 - 0.5 + n / 400 + 3);
}

/** Largest difference, relative to the largest reference value. */
export function relativeError(found: ArrayLike<number>, reference: ArrayLike<number>): number {
  if (found.length !== reference.length) return Infinity;
  let [error, scale] = [0, 0];
  for (let n = 0; n < reference.length; n++) {
    if (Number.isNaN(found[n])) return Infinity;
    error = Math.max(error, Math.abs(found[n] - reference[n]));
    scale = Math.max(scale, Math.abs(reference[n]));
  }
  return scale === 0 ? error : error / scale;
}

/** Series of given values, windows x sites x features. */
export function seriesOf(
  values: ArrayLike<number>,
  sites: readonly string[],
  features: readonly string[],
): FeatureSeries {
  const [N, D] = [sites.length, features.length];
  return {
    data: Float64Array.from(values),
    shape: { W: values.length / (N * D), N, D },
    sites,
    features,
    onset: 0,
    step: 1,
    length: 1,
  };
}
