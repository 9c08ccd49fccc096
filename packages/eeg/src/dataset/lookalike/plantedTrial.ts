import type { Random } from '@strnn/core/random';
import { plantedSignals, type PlantedRhythm } from './plantedSignals.js';
import type { SubjectTraits } from './subjectTraits.js';

export interface PlantedTrialOptions {
  readonly random: Random;
  /** 10-20 names, in any case. */
  readonly channels: readonly string[];
  readonly samples: number;
  /** Hz. */
  readonly rate: number;
  readonly traits: SubjectTraits;
  /** What the trial is, each from -1 to 1: frontal theta and beta rise, posterior alpha falls with it. Default 0. */
  readonly levels: { readonly theta?: number; readonly alpha?: number; readonly beta?: number };
}

const frontal = /^(fp|af|f)(z|\d)/i;
const posterior = /^(p|po|o)(z|\d)/i;

/** Made-up EEG of one trial, in uV: rhythms whose strength depends on the subject, the place and the levels. */
export function plantedTrial({ random, channels, samples, rate, traits, levels }: PlantedTrialOptions): Float64Array[] {
  const { gains, effect } = traits;
  const rhythm = (frequency: number, size: number, place: RegExp, level: number): PlantedRhythm => ({
    frequency,
    amplitudes: channels.map((name, channel) => {
      const planted = place.test(name) ? Math.exp(effect * level) : 0.7;
      return size * gains[channel] * planted;
    }),
  });
  const { theta = 0, alpha = 0, beta = 0 } = levels;
  return plantedSignals({
    random,
    channels: channels.length,
    samples,
    rate,
    noise: 8,
    rhythms: [rhythm(6, 4, frontal, theta), rhythm(10.5, 6, posterior, -alpha), rhythm(21, 5, frontal, beta)],
  });
}
