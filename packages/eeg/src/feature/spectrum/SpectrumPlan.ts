import type { SampleArray } from '../../signal/Signals.js';

/** A planned estimate of the power spectral density of signals of one length and rate. */
export interface SpectrumPlan {
  /** Samples of a signal. */
  readonly length: number;
  /** Samples per second, in Hz. */
  readonly rate: number;
  /** In Hz, from 0 to at most half the rate, equally spaced. */
  readonly frequencies: Float64Array;
  /** Samples of one transform: frequencies are `rate / points` apart; an even number has a bin at half the rate. */
  readonly points: number;
  /**
   * One-sided density, in units^2/Hz, of `samples[start .. start + length)` into `out` (one value per frequency).
   * Buffers belong to the plan: one call at a time.
   */
  density(samples: SampleArray, start: number, out: Float64Array): void;
}
