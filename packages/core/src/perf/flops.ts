import type { PerfCase } from './PerfCase.js';

/**
 * Floating-point operations of a training step with Elman cells: two per multiply-add of the products, forward and
 * backward; activations, sums over predecessors and Adam are not counted.
 */
export function flops({ model, sizes }: PerfCase): { readonly step: number; readonly spatial: number } {
  const { batch, slices, features: D, hidden: H, spatialProjection: K, classes: C } = sizes;
  const N = model.sites.names.length;
  const { mixed: M, temporalHidden: Ht, temporalProjection: Kt } = model.options;
  const rows = batch * slices;
  let spatial = 0;
  for (const lattice of model.lattices) {
    const heard = lattice.predecessors.filter(({ length }) => length > 0).length;
    const recurrent = heard * H * H;
    // Forward U, W, G, P; backward the same for the weights, and W, G, P for what goes on backwards.
    spatial += 2 * rows * (2 * N * D * H + 3 * recurrent + 3 * N * K * H + 3 * K * H * M);
  }
  const perSense = 3 * rows * M * Ht + 3 * (rows - batch) * Ht * Ht + 3 * rows * Kt * Ht + 3 * batch * Kt * Ht * C;
  return { step: spatial + 2 * 2 * perSense, spatial };
}
