import { gatherSamples } from './gatherSamples.js';
import type { Scaler } from './Scaler.js';

/** Leaves every value as it is. */
export const noScaler: Scaler = {
  name: 'none',
  description: 'Values as the data set gives them.',
  transductive: false,
  fit: () => ({ name: 'none', transductive: false, fittedOn: new Int32Array(0), apply: gatherSamples }),
};
