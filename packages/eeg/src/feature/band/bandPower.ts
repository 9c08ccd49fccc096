import type { BandWeights } from './bandWeights.js';

/**
 * Power of a band in units^2: the density (units^2/Hz) integrated over the band; for a signal without an offset its
 * variance within the band. Divided by the band's width it is the mean density.
 */
export function bandPower(density: Float64Array, { first, weights }: BandWeights): number {
  let power = 0;
  for (let bin = 0; bin < weights.length; bin++) power += weights[bin] * density[first + bin];
  return power;
}
