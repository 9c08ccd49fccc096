import type { RatingScales } from '../rating/resolveRating.js';

/** The preprocessed files of DEAP, as its site describes them. */
export const deapLayout = {
  subjects: 32,
  trials: 40,
  /** 32 EEG channels, then 8 others. */
  channels: 40,
  eeg: 32,
  /** The channels after the EEG. */
  others: ['hEOG', 'vEOG', 'zEMG', 'tEMG', 'GSR', 'respiration', 'plethysmograph', 'temperature'],
  /** Samples per trial: 3 s of baseline, 60 s of film. */
  samples: 8064,
  /** Hz. */
  rate: 128,
  /** Seconds before the film starts. */
  baseline: 3,
} as const;

export const deapScales: RatingScales = {
  names: ['valence', 'arousal', 'dominance', 'liking'],
  least: 1,
  most: 9,
  threshold: 5,
};
