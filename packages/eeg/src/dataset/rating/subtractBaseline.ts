import type { FeatureSeries } from '../../feature/FeatureSeries.js';

/**
 * A trial's features minus the mean of each feature at each site over the windows of the trial's own baseline (W x N x D in
 * float64). With log features such as DE this is the change against the baseline (Yang et al. 2018, "Continuous
 * convolutional neural network with 3D input for EEG-based emotion recognition"). Nothing from outside the trial enters.
 */
export function subtractBaseline(series: FeatureSeries, baseline: FeatureSeries): FeatureSeries {
  const { W, N, D } = series.shape;
  const mean = new Float64Array(N * D);
  for (let i = 0; i < baseline.data.length; i++) mean[i % (N * D)] += baseline.data[i] / baseline.shape.W;
  const data = new Float64Array(W * N * D);
  for (let i = 0; i < data.length; i++) data[i] = series.data[i] - mean[i % (N * D)];
  return { ...series, data };
}
