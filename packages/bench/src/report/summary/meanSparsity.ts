import type { CellResult, FoldResult } from '../../run/CellResult.js';
import type { RowSparsity } from './Summary.js';

/** The sparse projection averaged over all folds of all seeds; undefined where the model has none. */
export function meanSparsity(results: readonly CellResult[]): RowSparsity | undefined {
  const folds = results.flatMap((result) => result.folds.flatMap((fold) => fold.sparsity ?? []));
  if (folds.length === 0) return undefined;
  const mean = (of: (fold: NonNullable<FoldResult['sparsity']>) => number): number =>
    folds.reduce((sum, fold) => sum + of(fold), 0) / folds.length;
  const siteWeight: Record<string, number[]> = {};
  let [dropped, lists] = [0, 0];
  for (const direction of Object.keys(folds[0].siteWeight).sort()) {
    const own = folds.flatMap((fold) => {
      const weights = fold.siteWeight[direction];
      return weights === undefined ? [] : [weights];
    });
    siteWeight[direction] = own[0].map((_, n) => own.reduce((sum, weights) => sum + weights[n], 0) / own.length);
    dropped += own.reduce((sum, weights) => sum + weights.filter((weight) => weight === 0).length, 0);
    lists += own.length;
  }
  return {
    zeroFractionG: mean((fold) => fold.zeroFractionG),
    zeroFractionF: mean((fold) => fold.zeroFractionF),
    siteWeight,
    droppedSites: lists === 0 ? 0 : dropped / lists,
  };
}
