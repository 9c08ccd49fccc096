import type { TrialSeries } from '../TrialSeries.js';

/** A trial with what its subject said about it; the ratings stay with the trial in the cache. */
export interface RatedTrial extends TrialSeries {
  /** By the name of the scale. */
  readonly ratings: Readonly<Record<string, number>>;
}

/** How ratings become classes. */
export interface RatingOptions {
  /** One scale, two classes; `'valence-arousal'`: four, from both. */
  readonly label: string;
  /**
   * A number: low is at most that, high is above. Two numbers: low is at most the first, high at least the second, and
   * trials in between are left out (where both are the same number, it counts as low).
   */
  readonly threshold: number | readonly [low: number, high: number];
}
