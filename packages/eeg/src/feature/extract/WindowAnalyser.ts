import type { SampleArray } from '../../signal/Signals.js';

/** Computes the features of one window of one channel from its samples alone. */
export interface WindowAnalyser {
  /** Names of the features, with units. */
  readonly features: readonly string[];
  /** Whether a window in which nothing changes has no value. */
  readonly refusesStill: boolean;
  /** Writes the features of `samples[start .. start + window)` into `out[at ..]`. */
  analyse(samples: SampleArray, start: number, out: Float64Array, at: number): void;
}
