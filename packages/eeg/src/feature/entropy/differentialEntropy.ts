/**
 * Differential entropy in nats of a normal distribution, 0.5 ln(2 pi e variance): the feature of Duan, Zhu and Lu
 * (2013) for one frequency band. Scaling a signal by a adds ln |a|; a variance of 0 gives -Infinity, below 0 NaN.
 */
export function differentialEntropy(variance: number): number {
  return 0.5 * Math.log(2 * Math.PI * Math.E * variance);
}
