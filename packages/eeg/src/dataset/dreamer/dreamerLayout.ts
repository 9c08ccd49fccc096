import type { RatingScales } from '../rating/resolveRating.js';

/** DREAMER.mat, as its site describes it. */
export const dreamerLayout = {
  subjects: 23,
  trials: 18,
  channels: 14,
  /** Hz, EEG. */
  rate: 128,
  /** Seconds before each film. */
  baseline: 61,
  /** Seconds of the shortest film. */
  shortest: 65,
} as const;

export const dreamerScales: RatingScales = {
  names: ['valence', 'arousal', 'dominance'],
  least: 1,
  most: 5,
  threshold: 3,
};
