/**
 * Predecessor lists of a chain: each site hears from the one visited just before it, the first from none.
 * @param order A permutation of 0..N-1, in order of visit.
 */
export function chain(order: readonly number[]): number[][] {
  const predecessors: number[][] = order.map(() => []);
  for (let place = 1; place < order.length; place++) predecessors[order[place]] = [order[place - 1]];
  return predecessors;
}
