/**
 * Deals groups out to folds so that every fold has about as many groups of every class: class after class, each group to the
 * fold that has the fewest groups of its class so far (ties: the fewest groups, then the first fold).
 *
 * @param order the groups, shuffled; groups of one class keep this order
 * @param classOf class of every group
 * @param folds number of folds, at most the number of groups
 * @returns fold of every group
 */
export function dealByClass(order: Int32Array, classOf: Int32Array, folds: number): Int32Array {
  const foldOf = new Int32Array(classOf.length);
  const groups = new Int32Array(folds);
  for (const label of [...new Set(classOf)].sort((a, b) => a - b)) {
    const ofClass = new Int32Array(folds);
    for (const group of order) {
      if (classOf[group] !== label) continue;
      let best = 0;
      for (let fold = 1; fold < folds; fold++) {
        const isLess =
          ofClass[fold] < ofClass[best] || (ofClass[fold] === ofClass[best] && groups[fold] < groups[best]);
        if (isLess) best = fold;
      }
      foldOf[group] = best;
      ofClass[best]++;
      groups[best]++;
    }
  }
  return foldOf;
}
