import { changeOptions, type DataSource } from '@strnn/core/samples';
import { basename } from 'node:path';
import { montageSites } from '../../montage/montageSites.js';
import { rateTrial, ratingClasses } from '../rating/rateTrial.js';
import type { TrialOptions } from '../trial/resolveTrialOptions.js';
import { sharedStimuli } from '../sharedStimuli.js';
import { trialSource } from '../trialSource.js';
import { dreamerAttribution } from './dreamerAttribution.js';
import { findDreamerFile } from './findDreamerFile.js';
import { loadDreamer } from './loadDreamer.js';
import { resolveDreamerOptions } from './resolveDreamerOptions.js';

/**
 * Options of `dreamer`. The features are by default DE in theta, alpha, beta and gamma of windows of 1 s; subjects are
 * `'1'` to `'23'`. `path` is DREAMER.mat or its folder.
 */
export interface DreamerOptions extends TrialOptions {
  /** The scale to tell low from high on, or the four quadrants of valence and arousal. Default `'valence'`. */
  readonly label?: 'valence' | 'arousal' | 'dominance' | 'valence-arousal';
  /**
   * Ratings are 1 to 5, whole numbers. A number: low is at most that, high is above. Two: low is at most the first, high
   * at least the second, and trials in between are left out. Default 3. TorchEEG counts a 3 as high: `[2, 3]`.
   */
  readonly threshold?: number | readonly [low: number, high: number];
  /** How much of each film, counted from its end; null for all (65 to 393 s). Default 60. */
  readonly lastSeconds?: number | null;
  /** `'subtract'`: from every feature the mean of the same feature over the recording before the film. Default `'none'`. */
  readonly baseline?: 'none' | 'subtract';
  /** How much of that recording (61 s), counted from its end; null for all. Default null. */
  readonly baselineSeconds?: number | null;
}

/**
 * DREAMER (Katsigiannis and Ramzan 2018): 23 subjects, 18 films, 14 EEG channels at 128 Hz, in T windows x 14 channels x D
 * features. The file is gone through once, one recording in memory. Options are checked at once.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data`.
 */
export function dreamer(options: DreamerOptions): DataSource {
  const resolved = resolveDreamerOptions(options);
  const { path, cache, subjects, rating, recipe, baseline, baselineSeconds, lastSeconds, slices, sliceStep } = resolved;
  return trialSource({
    name: 'dreamer',
    with: (changes) => dreamer(changeOptions(options, changes)),
    attribution: dreamerAttribution,
    notes: [sharedStimuli],
    version: 1,
    options: { ...rating, lastSeconds, baseline, baselineSeconds, recipe, slices, sliceStep, subjects },
    uncached: ['label', 'threshold', 'subjects', 'slices', 'sliceStep'],
    classes: ratingClasses(rating),
    slices,
    sliceStep,
    ...(cache === undefined ? {} : { cache }),
    async units() {
      const file = await findDreamerFile(path);
      return [{ name: basename(file), files: [file], load: () => loadDreamer(file, resolved) }];
    },
    sites: (names) => montageSites(names),
    relabel: (trial) => (subjects === 'all' || subjects.includes(trial.subject) ? rateTrial(trial, rating) : undefined),
  });
}
