import type { Projector } from './Projector.js';

/** Entry-wise ℓ1: Ω = Σ |w|; its proximal step is soft thresholding. */
export const l1: Projector = {
  name: 'l1',
  description: 'entry-wise ℓ1: Ω = Σ |w|',
  penalty(weights) {
    let sum = 0;
    for (const w of weights) sum += Math.abs(w);
    return sum;
  },
  addSubgradient(weights, _rows, _columns, scale, gradient) {
    for (let i = 0; i < weights.length; i++) gradient[i] += scale * Math.sign(weights[i]);
  },
  proximal(weights, _rows, _columns, threshold) {
    for (let i = 0; i < weights.length; i++) {
      const size = Math.abs(weights[i]) - threshold;
      // A NaN stays one: a weight that is lost must not look like one that was dropped.
      weights[i] = size > 0 ? Math.sign(weights[i]) * size : size <= 0 ? 0 : NaN;
    }
  },
  effective: (weights) => weights,
};
