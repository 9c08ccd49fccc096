import type { TrialSeries } from '../TrialSeries.js';
import type { RatedTrial, RatingOptions } from './Rating.js';

const quadrants = [
  'low valence, low arousal',
  'low valence, high arousal',
  'high valence, low arousal',
  'high valence, high arousal',
];

/** Class names: `['low valence', 'high valence']`, or the four quadrants. */
export function ratingClasses({ label }: RatingOptions): readonly string[] {
  return label === 'valence-arousal' ? quadrants : [`low ${label}`, `high ${label}`];
}

/** The trial with the class that its ratings give, or undefined when a rating lies between two thresholds. */
export function rateTrial(trial: TrialSeries, { label, threshold }: RatingOptions): TrialSeries | undefined {
  const { ratings, ...rest } = trial as RatedTrial;
  let index = 0;
  for (const scale of label.split('-')) {
    const high = isHigh(ratings[scale], threshold);
    if (high === undefined) return undefined;
    index = 2 * index + (high ? 1 : 0);
  }
  return { ...rest, label: index };
}

function isHigh(rating: number, threshold: RatingOptions['threshold']): boolean | undefined {
  if (typeof threshold === 'number') return rating > threshold;
  if (rating <= threshold[0]) return false;
  return rating >= threshold[1] ? true : undefined;
}
