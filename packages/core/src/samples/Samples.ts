import type { Sites } from '../sites/Sites.js';

/** Where a sample comes from. Ids travel with the samples to the end: the leak gate and the paired statistics need them. */
export interface SampleIds {
  /** S subject names. */
  readonly subject: readonly string[];
  /** S session names, unique within a subject (`'1'` where a set has one session). */
  readonly session: readonly string[];
  /** S trial names, unique within subject and session. */
  readonly trial: readonly string[];
  /** S window numbers within the trial, from 0. */
  readonly window: Int32Array;
}

/** How far features were smoothed over time, so that neighbours know of each other. */
export interface Smoothing {
  /** Over what: nothing outside of one such unit came in. `'unknown'`: it is not stated. */
  readonly unit: 'trial' | 'session' | 'subject' | 'unknown';
  /** How, for people: `'linear dynamical system'`. */
  readonly method: string;
}

/** A data set ready for a model: S samples, T slices in time, N sites, D features per site. */
export interface Samples {
  /** S x T x N x D, row-major, finite. */
  readonly x: Float32Array;
  readonly shape: { readonly S: number; readonly T: number; readonly N: number; readonly D: number };
  /** S class indices, 0 <= y < classes.length. */
  readonly y: Int32Array;
  /** Class names; a class may have no sample. */
  readonly classes: readonly string[];
  readonly ids: SampleIds;
  readonly sites: Sites;
  /** D feature names, with units where they have one (`'mean amplitude (uV)'`). */
  readonly features: readonly string[];
  /** What one slice is, for people (`'62.5 ms'`). */
  readonly slice: string;
  /**
   * S: of an augmented copy the sample it was made from, of a recorded sample −1. Copies carry the ids of their original, and
   * are trained on only where it is; they are never tested or validated on. Default: all recorded.
   */
  readonly copyOf?: Int32Array;
  /**
   * S x 2: where each sample begins and ends, in seconds from the start of its trial; an end is not part of the sample. Tells
   * samples of a trial that share recordings from those that do not. Default: not known.
   */
  readonly spans?: Float64Array;
  /** Smoothing of the features over neighbouring windows. Default: none that is known of. */
  readonly smoothing?: Smoothing;
  /** What whoever reads results has to know of these data, a sentence each; every report shows them. */
  readonly notes?: readonly string[];
}
