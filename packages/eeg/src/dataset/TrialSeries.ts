import type { FeatureSeries } from '../feature/FeatureSeries.js';

/** The features of one trial, with what the trial is. */
export interface TrialSeries {
  readonly subject: string;
  /** Unique within the subject. */
  readonly session: string;
  /** Unique within subject and session. */
  readonly trial: string;
  /** Class index. */
  readonly label: number;
  readonly series: FeatureSeries;
}
