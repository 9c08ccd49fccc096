import { chooseSubjects } from '@strnn/core/dataset';
import { changeOptions, type DataSource } from '@strnn/core/samples';
import { montageSites } from '../../montage/montageSites.js';
import { rateTrial, ratingClasses } from '../rating/rateTrial.js';
import type { TrialOptions } from '../trial/resolveTrialOptions.js';
import { sharedStimuli } from '../sharedStimuli.js';
import { trialSource } from '../trialSource.js';
import { deapAttribution } from './deapAttribution.js';
import { listDeapFiles, type DeapForm } from './listDeapFiles.js';
import { loadDeapSubject } from './loadDeapSubject.js';
import { resolveDeapOptions } from './resolveDeapOptions.js';

/**
 * Options of `deap`. The features are by default DE in theta, alpha, beta and gamma of windows of 1 s (the files are
 * filtered from 4 to 45 Hz: there is no delta); subjects are `'1'` to `'32'`.
 */
export interface DeapOptions extends TrialOptions {
  /** Which files: `'python'` (.dat) or `'matlab'` (.mat). Default: what is there, Python where both are. */
  readonly form?: DeapForm;
  /** The scale to tell low from high on, or the four quadrants of valence and arousal. Default `'valence'`. */
  readonly label?: 'valence' | 'arousal' | 'dominance' | 'liking' | 'valence-arousal';
  /**
   * Ratings go from 1 to 9. A number: low is at most that, high is above. Two: low is at most the first, high at least the
   * second, and trials in between are left out. Default 5. TorchEEG counts a rating equal to its threshold as high.
   */
  readonly threshold?: number | readonly [low: number, high: number];
  /** `'subtract'`: from every feature the mean of the same feature over the 3 s before the film. Default `'none'`. */
  readonly baseline?: 'none' | 'subtract';
}

/**
 * DEAP (Koelstra et al. 2012), preprocessed files: 32 subjects, 40 music videos of 60 s each, 32 EEG channels at 128 Hz,
 * in T windows x 32 channels x D features. The 3 s before a video are never part of a sample. Options are checked at once.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data`.
 */
export function deap(options: DeapOptions): DataSource {
  const resolved = resolveDeapOptions(options);
  const { path, cache, form, subjects, rating, recipe, baseline, slices, sliceStep } = resolved;
  return trialSource({
    name: 'deap',
    with: (changes) => deap(changeOptions(options, changes)),
    attribution: deapAttribution,
    notes: [sharedStimuli],
    version: 1,
    options: { form: form ?? 'found', ...rating, baseline, recipe, slices, sliceStep, subjects },
    uncached: ['form', 'label', 'threshold', 'subjects', 'slices', 'sliceStep'],
    classes: ratingClasses(rating),
    slices,
    sliceStep,
    ...(cache === undefined ? {} : { cache }),
    async units() {
      const { form: found, files } = await listDeapFiles(path, form);
      return chooseSubjects(files, subjects, 'deap').map((file) => ({
        name: file.name,
        files: [file.file],
        load: () => loadDeapSubject(file, found, resolved),
      }));
    },
    sites: (names) => montageSites(names),
    relabel: (trial) => rateTrial(trial, rating),
  });
}
