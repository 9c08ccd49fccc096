/** Variance about the mean of `samples[start .. start + length)`, divided by `length`; `numpy.var`. In two passes. */
export function windowVariance(samples: ArrayLike<number>, start: number, length: number): number {
  let mean = 0;
  for (let n = start; n < start + length; n++) mean += samples[n];
  mean /= length;
  let sum = 0;
  for (let n = start; n < start + length; n++) sum += (samples[n] - mean) * (samples[n] - mean);
  return sum / length;
}
