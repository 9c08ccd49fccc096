import { gatherSamples } from './gatherSamples.js';
import type { Scaler } from './Scaler.js';

/**
 * z-score of every sample by itself, over its slices, sites and features: differences of amplitude between people and
 * sessions go, the pattern stays. Nothing is fitted, so nothing can leak, and a new person's first sample can be scaled.
 * A sample without any variance becomes all zeros.
 */
export const sampleScaler: Scaler = {
  name: 'sample-z',
  description: 'Each sample by itself: mean 0, standard deviation 1 over its slices, sites and features. Fits nothing.',
  transductive: false,
  fit: () => ({
    name: 'sample-z',
    transductive: false,
    fittedOn: new Int32Array(0),
    apply(given, chosen) {
      const out = gatherSamples(given, chosen);
      const size = given.shape.T * given.shape.N * given.shape.D;
      for (let start = 0; start < out.length; start += size) {
        const row = out.subarray(start, start + size);
        let sum = 0;
        for (const value of row) sum += value;
        const mean = sum / size;
        let squares = 0;
        for (const value of row) squares += (value - mean) ** 2;
        const deviation = Math.sqrt(squares / size);
        for (let i = 0; i < size; i++) row[i] = deviation === 0 ? 0 : (row[i] - mean) / deviation;
      }
      return out;
    },
  }),
};
