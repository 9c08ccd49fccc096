import type { Summary, SummaryRow } from '../summary/Summary.js';
import { analyseFactors } from './analyseFactors.js';
import type { MatrixStatistics } from './MatrixStatistics.js';
import { orderSeeds } from './orderSeeds.js';
import { rankRows } from './rankRows.js';

/** Every test over the whole matrix. */
export function computeStatistics(rows: readonly SummaryRow[], axes: Summary['axes']): MatrixStatistics {
  return { ranking: rankRows(rows), factors: analyseFactors(rows, axes), seedOrders: orderSeeds(rows) };
}
