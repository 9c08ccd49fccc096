import type { Projector } from './Projector.js';

/** No penalty: every site keeps its weights. */
export const dense: Projector = {
  name: 'dense',
  description: 'no sparsity: Ω = 0',
  penalty: () => 0,
  addSubgradient: () => undefined,
  effective: (weights) => weights,
};
