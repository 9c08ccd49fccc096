import { bootstrapInterval, type Interval, type Refusal } from '../../statistics/index.js';
import { refuseDifferences } from '../../statistics/Refusal.js';

/** Largest number of rows whose intervals are drawn; more would take longer than everything else in the report. */
const MOST_INTERVALS = 400;

/**
 * 95 % bootstrap interval of a mean over subjects, or why there is none.
 *
 * @param rows of the report
 */
export function intervalOf(values: readonly number[], rows: number): Interval | Refusal {
  if (rows > MOST_INTERVALS) return { refused: `not drawn in a report of more than ${MOST_INTERVALS} rows` };
  const few = refuseDifferences(values, 'subjects');
  return few !== undefined && values.length < 6 ? few : bootstrapInterval(values);
}
