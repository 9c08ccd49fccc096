import type { Samples } from '@strnn/core/samples';

/** What a scaler needs of the samples. */
export type ScalerSamples = Pick<Samples, 'x' | 'shape' | 'ids' | 'copyOf'>;

/** A scaling of the features, fitted anew in every fold. */
export interface Scaler {
  /** Unique name, e.g. `'channel-z'`. */
  readonly name: string;
  /** One sentence for people. */
  readonly description: string;
  /**
   * True when it uses unlabelled samples of the test side by design: the test subjects' recordings must be there before
   * the first prediction. Every table that shows such a result says so.
   */
  readonly transductive: boolean;
  /**
   * @param samples all samples of the data set
   * @param indices the training samples; only a transductive scaler looks at others
   * @throws StrnnError 'data' without training samples or with a value that is not finite
   */
  fit(samples: ScalerSamples, indices: Int32Array): FittedScaler;
}

/** A scaler that knows its numbers. */
export interface FittedScaler {
  readonly name: string;
  readonly transductive: boolean;
  /** Sample indices whose values it has used, ascending; for the leak gate. Empty when it uses none. */
  readonly fittedOn: Int32Array;
  /**
   * Scales samples of the data set it was fitted for; the input stays as it is.
   *
   * @param samples all samples of the data set
   * @param indices which ones; default all
   * @returns indices.length x T x N x D
   */
  apply(samples: ScalerSamples, indices?: Int32Array): Float32Array;
}
