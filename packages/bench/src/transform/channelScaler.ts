import { columnMoments } from './columnMoments.js';
import { gatherSamples } from './gatherSamples.js';
import { scaleColumns } from './scaleColumns.js';
import type { Scaler } from './Scaler.js';
import { sliceRows } from './sliceRows.js';

/** z-score per channel: per site and feature, over all slices of the training samples, so that the course in time keeps its form. */
export const channelScaler: Scaler = {
  name: 'channel-z',
  description: 'Each site and feature: mean 0, standard deviation 1 over all slices of the training samples.',
  transductive: false,
  fit({ x, shape }, indices) {
    const moments = columnMoments(x, shape.N * shape.D, sliceRows(indices, shape.T));
    return {
      name: 'channel-z',
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
