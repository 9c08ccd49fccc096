import type { LdsStart } from './fitLds.js';
import { filterStates, type ScalarLds, smoothStates } from './kalman.js';

/**
 * Expectation-maximisation for one feature over its trials, see `fitLds`.
 *
 * @param logLikelihood iterations + 1 sums, to which this feature's are added
 */
export function fitScalarLds(
  trials: readonly Float64Array[],
  iterations: number,
  start: LdsStart | undefined,
  logLikelihood: number[],
): ScalarLds {
  const longest = trials.reduce((most, { length }) => Math.max(most, length), 0);
  const states = { mean: new Float64Array(longest), variance: new Float64Array(longest) };
  const covariance = new Float64Array(longest);
  const firsts = trials.map(() => ({ mean: 0, variance: 0 }));
  const { mean, variance } = moments(trials);
  // A variance that reaches 0 would stay there, and two of them give 0 / 0.
  const least = 1e-12 * (variance > 0 ? variance : 1 + mean * mean);
  let lds: ScalarLds = { ...(start ?? momentStart(trials, variance, least)), initialMean: mean };

  for (let iteration = 0; iteration <= iterations; iteration++) {
    let [error, steps, windows] = [0, 0, 0];
    trials.forEach((x, trial) => {
      logLikelihood[iteration] += filterStates(x, lds, states);
      if (iteration === iterations) return;
      smoothStates(x.length, lds, states, covariance);
      for (let t = 0; t < x.length; t++) {
        error += (x[t] - states.mean[t]) ** 2 + states.variance[t];
        if (t === 0) continue;
        steps +=
          (states.mean[t] - states.mean[t - 1]) ** 2 +
          states.variance[t] +
          states.variance[t - 1] -
          2 * covariance[t - 1];
      }
      windows += x.length;
      firsts[trial] = { mean: states.mean[0], variance: states.variance[0] };
    });
    if (iteration === iterations) break;
    const initialMean = firsts.reduce((sum, first) => sum + first.mean, 0) / trials.length;
    const initialVariance =
      firsts.reduce((sum, first) => sum + first.variance + (first.mean - initialMean) ** 2, 0) / trials.length;
    lds = {
      stateNoise: Math.max(least, steps / (windows - trials.length)),
      observationNoise: Math.max(least, error / windows),
      initialMean,
      initialVariance: Math.max(least, initialVariance),
    };
  }
  return lds;
}

/** Mean and variance over all windows of all trials. */
function moments(trials: readonly Float64Array[]): { mean: number; variance: number } {
  let [sum, windows] = [0, 0];
  for (const x of trials) {
    for (const value of x) sum += value;
    windows += x.length;
  }
  const mean = sum / windows;
  let squares = 0;
  for (const x of trials) for (const value of x) squares += (value - mean) ** 2;
  return { mean, variance: squares / windows };
}

/**
 * Of the differences d from window to window the model has variance stateNoise + 2 observationNoise and neighbouring
 * covariance -observationNoise.
 */
function momentStart(trials: readonly Float64Array[], variance: number, least: number): LdsStart {
  let [square, squares, product, products] = [0, 0, 0, 0];
  for (const x of trials) {
    for (let t = 1; t < x.length; t++) {
      square += (x[t] - x[t - 1]) ** 2;
      squares++;
      if (t + 1 === x.length) continue;
      product += (x[t] - x[t - 1]) * (x[t + 1] - x[t]);
      products++;
    }
  }
  const spread = square / squares;
  const opposed = products > 0 ? -product / products : spread / 3;
  // Away from both ends, from where the iterations would hardly move.
  const observationNoise = Math.min(Math.max(opposed, 0.05 * spread), 0.49 * spread);
  return {
    stateNoise: Math.max(least, spread - 2 * observationNoise),
    observationNoise: Math.max(least, observationNoise),
    initialVariance: Math.max(least, variance),
  };
}
