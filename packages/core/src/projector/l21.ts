import type { Projector } from './Projector.js';
import { rowNorm } from './rowNorm.js';

/** Row-wise ℓ2,1: Ω = Σ_n |G_n|₂; its proximal step shrinks whole rows, so that whole sites drop out. */
export const l21: Projector = {
  name: 'l21',
  description: 'row-wise ℓ2,1: Ω = Σ_n |G_n|₂ (whole sites)',
  penalty(weights, rows, columns) {
    let sum = 0;
    for (let row = 0; row < rows; row++) sum += rowNorm(weights, row, columns);
    return sum;
  },
  addSubgradient(weights, rows, columns, scale, gradient) {
    for (let row = 0; row < rows; row++) {
      const norm = rowNorm(weights, row, columns);
      if (norm === 0) continue; // 0 is a subgradient there
      for (let i = row * columns; i < (row + 1) * columns; i++) gradient[i] += (scale * weights[i]) / norm;
    }
  },
  proximal(weights, rows, columns, threshold) {
    for (let row = 0; row < rows; row++) {
      const norm = rowNorm(weights, row, columns);
      // A NaN stays one: a row that is lost must not look like one that was dropped.
      const factor = norm > threshold ? 1 - threshold / norm : norm <= threshold ? 0 : NaN;
      for (let i = row * columns; i < (row + 1) * columns; i++) weights[i] = factor === 0 ? 0 : weights[i] * factor;
    }
  },
  effective: (weights) => weights,
};
