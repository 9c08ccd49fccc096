/**
 * Linear dynamical systems, one per feature of each site, all scalar and independent:
 * z[1] ~ N(initialMean, initialVariance), z[t] = z[t - 1] + N(0, stateNoise), x[t] = z[t] + N(0, observationNoise),
 * with x the feature of window t and z what it would be without noise. Arrays are N x D, row-major.
 */
export interface LdsModel {
  readonly sites: readonly string[];
  readonly features: readonly string[];
  /** Variance of the state's steps. */
  readonly stateNoise: Float64Array;
  /** Variance of the features about the state. */
  readonly observationNoise: Float64Array;
  readonly initialMean: Float64Array;
  readonly initialVariance: Float64Array;
  /** What the parameters were fitted on, in the caller's words: subjects, sessions, trials. */
  readonly fittedOn: string;
  readonly trials: number;
  readonly windows: number;
  /** Log-likelihood of all trials and features before the first iteration and after each; it never falls. */
  readonly logLikelihood: readonly number[];
}
