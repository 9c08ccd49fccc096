/**
 * Independent components that were fitted to signals; plain data, which JSON keeps when the arrays are written as
 * lists.
 */
export interface Ica {
  readonly algorithm: 'fastica' | 'infomax';
  /** Names of the C channels. */
  readonly channels: readonly string[];
  /** Units of the C channels. */
  readonly units: readonly string[];
  /** Number K of components. */
  readonly components: number;
  /** K x C, row-major: times the channels without their means gives sources of variance 1. */
  readonly unmixing: Float64Array;
  /** C x K, row-major: the columns are the components' maps over the scalp, in the channels' units. */
  readonly mixing: Float64Array;
  /** Means of the C channels in what it was fitted on. */
  readonly means: Float64Array;
  readonly iterations: number;
  /** False when `maxIterations` came first: the components are then not to be trusted. */
  readonly converged: boolean;
  /** Part of the channels' variance that the components hold, 0 to 1. */
  readonly explained: number;
  /** Samples it was fitted on. */
  readonly samples: number;
  readonly seed: number | string;
  /** Names of the trials or recordings it was fitted on; none of them may be tested with it. */
  readonly fittedOn: readonly string[];
}
