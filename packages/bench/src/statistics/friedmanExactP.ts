/**
 * Configurations -> most blocks that are counted, in some hundredths of a second; beyond, the approximation is good.
 */
const MOST_BLOCKS: Readonly<Record<number, number>> = { 3: 40, 4: 14, 5: 6, 6: 3 };
/** Most additions of one block's order to one state; ties can make it more than without. */
const MOST_STEPS = 300_000;

/**
 * Exact p-value of Friedman's test given each block's own ranks (and ties): of all orders within the blocks, each as
 * likely as the next, the share whose rank sums are spread as far as those found or farther. Sums are counted block
 * after block, sorted: which configuration has which does not matter.
 *
 * @param ranks N x k, from `midranks`
 * @returns undefined where there are too many to count
 */
export function friedmanExactP(ranks: readonly (readonly number[])[]): number | undefined {
  const k = ranks[0].length;
  if (ranks.length > (MOST_BLOCKS[k] ?? 0)) return undefined;
  const doubled = ranks.map((row) => row.map((rank) => Math.round(2 * rank)));
  const found = squares(doubled.reduce((sums, row) => sums.map((sum, j) => sum + row[j])));
  let states = new Map<string, { readonly sums: readonly number[]; chance: number }>();
  const first = [...doubled[0]].sort((a, b) => a - b);
  states.set(first.join(), { sums: first, chance: 1 });
  let steps = 0;
  for (const row of doubled.slice(1)) {
    const orders = distinctOrders(row);
    steps += orders.length * states.size;
    if (steps > MOST_STEPS) return undefined;
    const next: typeof states = new Map();
    for (const { sums, chance } of states.values()) {
      for (const order of orders) {
        const added = sums.map((sum, j) => sum + order[j]).sort((a, b) => a - b);
        const key = added.join();
        const known = next.get(key);
        if (known === undefined) next.set(key, { sums: added, chance: chance / orders.length });
        else known.chance += chance / orders.length;
      }
    }
    states = next;
  }
  let p = 0;
  for (const { sums, chance } of states.values()) if (squares(sums) >= found) p += chance;
  return Math.min(1, p);
}

function squares(sums: readonly number[]): number {
  return sums.reduce((total, sum) => total + sum * sum, 0);
}

/** Every different order of the numbers; each stands for as many permutations as the next. */
function distinctOrders(numbers: readonly number[]): readonly (readonly number[])[] {
  if (numbers.length === 0) return [[]];
  return [...new Set(numbers)].flatMap((head) => {
    const rest = [...numbers];
    rest.splice(numbers.indexOf(head), 1);
    return distinctOrders(rest).map((order) => [head, ...order]);
  });
}
