/** Parameters of one scalar system, see `LdsModel`. */
export interface ScalarLds {
  readonly stateNoise: number;
  readonly observationNoise: number;
  readonly initialMean: number;
  readonly initialVariance: number;
}

/** Means and variances of the state of one feature over the windows of a trial. */
export interface StateEstimates {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/**
 * Kalman filter of one feature: the state of window t given windows 1 to t, into `filtered` (its first x.length values).
 * Returns the log-likelihood of x.
 */
export function filterStates(x: Float64Array, lds: ScalarLds, filtered: StateEstimates): number {
  let mean = lds.initialMean;
  let variance = lds.initialVariance;
  let logLikelihood = 0;
  for (let t = 0; t < x.length; t++) {
    if (t > 0) variance += lds.stateNoise;
    const spread = variance + lds.observationNoise;
    const surprise = x[t] - mean;
    logLikelihood -= 0.5 * (Math.log(2 * Math.PI * spread) + (surprise * surprise) / spread);
    const gain = variance / spread;
    mean += gain * surprise;
    variance *= 1 - gain;
    filtered.mean[t] = mean;
    filtered.variance[t] = variance;
  }
  return logLikelihood;
}

/**
 * Rauch-Tung-Striebel smoother, in place: the state of window t given all `length` windows. `covariance[t]`, where given,
 * becomes that of the states of windows t and t + 1.
 */
export function smoothStates(
  length: number,
  lds: ScalarLds,
  { mean, variance }: StateEstimates,
  covariance?: Float64Array,
): void {
  for (let t = length - 2; t >= 0; t--) {
    const ahead = variance[t] + lds.stateNoise;
    const gain = variance[t] / ahead;
    mean[t] += gain * (mean[t + 1] - mean[t]);
    if (covariance !== undefined) covariance[t] = gain * variance[t + 1];
    variance[t] += gain * gain * (variance[t + 1] - ahead);
  }
}
