import { friedman, nemenyi, type Refusal } from '../../statistics/index.js';
import type { SummaryRow } from '../summary/Summary.js';
import { comparableRows } from './comparableRows.js';
import type { Ranking } from './MatrixStatistics.js';

/** Most rows that are ranked: with more, Nemenyi's critical difference is wider than any ranks of so few subjects. */
const MOST_RANKED = 20;

/** Friedman's test over all rows that were evaluated alike, subjects as blocks, and Nemenyi's comparison of their ranks. */
export function rankRows(all: readonly SummaryRow[]): Ranking | Refusal {
  const { rows, leftOut } = comparableRows(all);
  if (rows.length > MOST_RANKED) {
    return {
      refused: `${rows.length} rows are too many to rank (at most ${MOST_RANKED}); the effects of the axes and the comparisons with the references stand instead`,
    };
  }
  if (rows.length < 2) return { refused: `needs at least 2 rows that were evaluated alike, but found ${rows.length}` };
  const blocks = rows[0].result.subjects.map((_, s) => rows.map((row) => row.result.subjects[s].accuracy));
  const result = friedman(blocks);
  if ('refused' in result) return result;
  return { labels: rows.map((row) => row.label), friedman: result, nemenyi: nemenyi(result), leftOut };
}
