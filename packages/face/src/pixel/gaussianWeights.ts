/** Gaussian weights at distances 0, 1, ... radius from the middle; both sides together sum to 1. */
export function gaussianWeights(sd: number, radius: number): Float64Array {
  if (radius === 0) return Float64Array.of(1);
  const weights = Float64Array.from({ length: radius + 1 }, (_, k) => Math.exp(-0.5 * (k / sd) ** 2));
  const sum = weights.reduce((total, weight) => total + 2 * weight, -weights[0]);
  return weights.map((weight) => weight / sum);
}
