import type { CellDigest } from '../../run/store/CellDigest.js';
import type { RowSparsity } from './Summary.js';

/** The sparse projection averaged over seeds (each a mean over folds); undefined where the model has none. */
export function meanSparsity(digests: readonly CellDigest[]): RowSparsity | undefined {
  const seeds = digests.flatMap((digest) => digest.sparsity ?? []);
  if (seeds.length === 0) return undefined;
  const mean = (name: keyof RowSparsity): number => seeds.reduce((sum, seed) => sum + seed[name], 0) / seeds.length;
  return {
    zeroFractionG: mean('zeroFractionG'),
    zeroFractionF: mean('zeroFractionF'),
    droppedSites: mean('droppedSites'),
  };
}
