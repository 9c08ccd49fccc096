import { almostStochasticOrder, type Refusal } from '../../statistics/index.js';
import type { SummaryRow } from '../summary/Summary.js';
import type { SeedOrders } from './MatrixStatistics.js';

/** Most comparisons that are made; each draws its own resamples. */
const MOST_ORDERS = 60;

/** Whether each compared row's accuracies over seeds are almost stochastically larger than its reference's. */
export function orderSeeds(rows: readonly SummaryRow[]): SeedOrders | Refusal {
  const byLabel = new Map(rows.map((row) => [row.label, row]));
  const pairs = rows.flatMap((row) => {
    const comparison = row.result?.comparison;
    if (comparison?.kind !== 'difference') return [];
    const reference = byLabel.get(comparison.reference)!;
    // A model without randomness has one seed and no spread.
    return row.doneSeeds.length > 1 && reference.doneSeeds.length > 1 ? [{ row, reference }] : [];
  });
  if (pairs.length === 0) return { refused: 'no row and its reference have two seeds or more' };
  if (pairs.length > MOST_ORDERS)
    return { refused: `${pairs.length} comparisons are too many to draw (at most ${MOST_ORDERS})` };
  const confidence = 1 - 0.05 / pairs.length;
  const orders = pairs.map(({ row, reference }) => ({
    label: row.label,
    reference: reference.label,
    order: almostStochasticOrder(row.result!.seedAccuracies, reference.result!.seedAccuracies, { confidence }),
  }));
  const [{ order: first }] = orders;
  if ('refused' in first && orders.every(({ order }) => 'refused' in order)) return first;
  return { confidence, orders };
}
