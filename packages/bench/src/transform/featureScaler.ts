import { columnMoments } from './columnMoments.js';
import { gatherSamples } from './gatherSamples.js';
import { scaleColumns } from './scaleColumns.js';
import type { Scaler } from './Scaler.js';

/** z-score of every number of a sample by itself: per slice, site and feature, over the training samples. */
export const featureScaler: Scaler = {
  name: 'feature-z',
  description: 'Each slice, site and feature: mean 0, standard deviation 1 over the training samples.',
  transductive: false,
  fit({ x, shape }, indices) {
    const moments = columnMoments(x, shape.T * shape.N * shape.D, indices);
    return {
      name: 'feature-z',
      transductive: false,
      fittedOn: indices.slice().sort(),
      apply(samples, chosen) {
        const out = gatherSamples(samples, chosen);
        scaleColumns(out, out, moments);
        return out;
      },
    };
  },
};
