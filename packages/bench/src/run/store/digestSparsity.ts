import type { FoldResult } from '../CellResult.js';
import type { CellDigest } from './CellDigest.js';
import { shortNumber } from './shortNumber.js';

/** What sparse projection left, averaged over the folds; undefined where the model has none. */
export function digestSparsity(
  folds: readonly NonNullable<FoldResult['sparsity']>[],
): NonNullable<CellDigest['sparsity']> | undefined {
  if (folds.length === 0) return undefined;
  const mean = (of: (fold: (typeof folds)[number]) => number): number =>
    shortNumber(folds.reduce((sum, fold) => sum + of(fold), 0) / folds.length);
  const siteWeight: Record<string, number[]> = {};
  let [dropped, lists] = [0, 0];
  for (const direction of Object.keys(folds[0].siteWeight).sort()) {
    const own = folds.flatMap((fold) => {
      const weights = fold.siteWeight[direction];
      return weights === undefined ? [] : [weights];
    });
    siteWeight[direction] = own[0].map((_, site) =>
      shortNumber(own.reduce((sum, weights) => sum + weights[site], 0) / own.length),
    );
    dropped += own.reduce((sum, weights) => sum + weights.filter((weight) => weight === 0).length, 0);
    lists += own.length;
  }
  return {
    zeroFractionG: mean((fold) => fold.zeroFractionG),
    zeroFractionF: mean((fold) => fold.zeroFractionF),
    siteWeight,
    droppedSites: lists === 0 ? 0 : shortNumber(dropped / lists),
  };
}
