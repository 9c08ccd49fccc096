import { factorEffects, type FactorObservation, type Refusal } from '../../statistics/index.js';
import type { Summary, SummaryRow } from '../summary/Summary.js';
import { comparableRows } from './comparableRows.js';
import type { FactorAnalysis } from './MatrixStatistics.js';

/** Most rows whose interactions are tested; with more, a pair of axes has hundreds of degrees of freedom. */
export const MOST_PAIRED = 300;

/**
 * Main effects and two-way interactions of the axes on accuracy, subjects as blocks, seeds averaged; baselines are no
 * part of it.
 */
export function analyseFactors(all: readonly SummaryRow[], axes: Summary['axes']): FactorAnalysis | Refusal {
  const { rows, leftOut } = comparableRows(all.filter((row) => !row.baseline));
  const factors = Object.keys(axes).filter(
    (axis) => new Set(rows.flatMap((row) => (axis in row.factors ? [String(row.factors[axis])] : []))).size > 1,
  );
  if (factors.length === 0)
    return { refused: 'needs an axis with at least 2 values among rows that were evaluated alike, but found none' };
  // An axis under a condition is in some rows only; the others take no part.
  const full = rows.filter((row) => factors.every((axis) => axis in row.factors));
  const conditional = rows
    .filter((row) => !full.includes(row))
    .map(({ label }) => ({ label, reason: 'an axis does not apply to it' }));
  const observations = full.flatMap((row): FactorObservation[] => {
    const levels = Object.fromEntries(factors.map((axis) => [axis, String(row.factors[axis])]));
    return row.result.subjects.map(({ subject, accuracy }) => ({ subject, factors: levels, value: accuracy }));
  });
  const effects = factorEffects(observations, { order: all.length > MOST_PAIRED ? 1 : 2 });
  if ('refused' in effects) return effects;
  const single = Object.keys(axes)
    .filter((axis) => axes[axis].length > 1 && !factors.includes(axis))
    .map((axis) => ({
      label: `axis ${axis}`,
      reason: 'fewer than 2 of its values are in rows that were evaluated alike',
    }));
  // A level may first occur in a later row, where an earlier one is not done: the axis knows its order.
  const place = new Map(
    factors.flatMap((axis) => axes[axis].map((value, i) => [`${axis}=${String(value)}`, i] as const)),
  );
  const margins = [...effects.margins].sort(
    (a, b) =>
      factors.indexOf(a.factor) - factors.indexOf(b.factor) ||
      (place.get(`${a.factor}=${a.levelName}`) ?? 0) - (place.get(`${b.factor}=${b.levelName}`) ?? 0),
  );
  return { effects: { ...effects, margins }, rows: full.length, leftOut: [...single, ...leftOut, ...conditional] };
}
