import type { Refusal } from '../../statistics/index.js';

/** Mean over seeds; refused where a seed has none, with the first seed's reason. */
export function meanAuc(seeds: readonly (number | Refusal)[]): number | Refusal {
  let sum = 0;
  for (const auc of seeds) {
    if (typeof auc !== 'number') return auc;
    sum += auc;
  }
  return sum / seeds.length;
}
