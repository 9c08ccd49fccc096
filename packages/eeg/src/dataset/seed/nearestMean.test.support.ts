import type { Samples } from '@strnn/core/samples';

/**
 * Accuracy of the nearest class mean (Euclidean, each sample averaged over its slices), fitted on the samples that `train`
 * picks and tested on the others that `test` picks.
 */
export function nearestMeanAccuracy(
  samples: Samples,
  train: (sample: number) => boolean,
  test: (sample: number) => boolean,
): number {
  const { x, y, classes, shape } = samples;
  const size = shape.N * shape.D;
  const feature = (s: number): Float64Array => {
    const mean = new Float64Array(size);
    for (let i = 0; i < shape.T * size; i++) mean[i % size] += x[s * shape.T * size + i] / shape.T;
    return mean;
  };
  const all = Array.from({ length: shape.S }, (_, s) => s);
  const means = classes.map((_, label) => {
    const chosen = all.filter((s) => y[s] === label && train(s));
    const mean = new Float64Array(size);
    for (const s of chosen) feature(s).forEach((value, i) => (mean[i] += value / chosen.length));
    return mean;
  });
  const tested = all.filter(test);
  const right = tested.filter((s) => {
    const own = feature(s);
    const distances = means.map((mean) => mean.reduce((sum, value, i) => sum + (value - own[i]) ** 2, 0));
    return distances.indexOf(Math.min(...distances)) === y[s];
  });
  return right.length / tested.length;
}
