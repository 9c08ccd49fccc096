/**
 * Deals groups out to folds so that the folds have about as many samples: the largest group first, each to the fold that
 * has the fewest samples so far (ties: the fewest groups, then the first fold).
 *
 * @param order the groups, shuffled; groups of one size keep this order
 * @param sizes samples in every group
 * @param folds number of folds, at most the number of groups
 * @returns fold of every group
 */
export function dealFolds(order: Int32Array, sizes: Int32Array, folds: number): Int32Array {
  const foldOf = new Int32Array(sizes.length);
  const samples = new Float64Array(folds);
  const groups = new Float64Array(folds);
  const largestFirst = Array.from(order).sort((a, b) => sizes[b] - sizes[a]);
  for (const group of largestFirst) {
    let best = 0;
    for (let fold = 1; fold < folds; fold++) {
      const isLess = samples[fold] < samples[best] || (samples[fold] === samples[best] && groups[fold] < groups[best]);
      if (isLess) best = fold;
    }
    foldOf[group] = best;
    samples[best] += sizes[group];
    groups[best]++;
  }
  return foldOf;
}
