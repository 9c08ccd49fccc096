import type { Interval } from './bootstrapInterval.js';
import { logGamma } from './logGamma.js';
import { meanAndDeviation } from './meanAndDeviation.js';
import { normalQuantile } from './normalQuantile.js';
import { pairSubjects, type SubjectValue } from './pairSubjects.js';
import { refuseDifferences, type Refusal } from './Refusal.js';

/** Standardised mean differences of paired values. */
export interface HedgesG {
  /** Number of subjects. */
  readonly count: number;
  /**
   * Hedges' g_av: mean difference / the quadratic mean of both standard deviations over subjects, corrected for bias.
   * The one to report: comparable with studies of independent groups.
   */
  readonly value: number;
  readonly interval: Interval;
  /**
   * Mean difference / standard deviation of the differences, corrected for bias: large where subjects agree. For planning
   * a paired study, not for comparing studies. Absent where every subject has the same difference.
   */
  readonly dz?: number;
}

/**
 * Hedges' g of paired values: g_av and its sibling d_z as in Lakens (2013) and Cumming (2012), both times the exact
 * correction Γ(m/2) / (√(m/2) Γ((m − 1)/2)) of Hedges (1981) with m = n − 1. The interval is Bonett's (2008): normal, about
 * the estimate without the correction, without a noncentral t; it holds for 6 subjects and more to a few per cent.
 *
 * @param first one value per subject, e.g. accuracies
 * @param second the same subjects, in any order
 * @param options `level` of the interval (default 0.95)
 * @returns the sizes, or why there are none: too few subjects, no difference, no spread over subjects
 * @throws StrnnError 'data' when the subjects differ or a value is not finite
 */
export function hedgesG(
  first: readonly SubjectValue[],
  second: readonly SubjectValue[],
  { level = 0.95 }: { readonly level?: number } = {},
): HedgesG | Refusal {
  const differences = pairSubjects(first, second).map(({ value }) => value);
  const refusal = refuseDifferences(differences, 'subjects');
  if (refusal !== undefined) return refusal;
  const deviationOf = (values: readonly number[]): number => meanAndDeviation(values, 'sample').deviation;
  const [varianceA, varianceB] = [first, second].map((side) => deviationOf(side.map(({ value }) => value)) ** 2);
  const { count, mean, deviation } = meanAndDeviation(differences, 'sample');
  const degrees = count - 1;
  const variance = (varianceA + varianceB) / 2;
  const grain = 1e-12 * Math.abs(mean);
  if (Math.sqrt(variance) <= grain) return { refused: `no spread over the ${count} subjects on either side` };
  const covariance = (varianceA + varianceB - deviation ** 2) / 2;
  const raw = mean / Math.sqrt(variance);
  const shape = (raw ** 2 * (varianceA ** 2 + varianceB ** 2 + 2 * covariance ** 2)) / (8 * variance ** 2 * degrees);
  const error = Math.sqrt(shape + deviation ** 2 / (variance * degrees));
  const reach = normalQuantile((1 + level) / 2) * error;
  const correction = Math.exp(logGamma(degrees / 2) - logGamma((degrees - 1) / 2)) / Math.sqrt(degrees / 2);
  return {
    count,
    value: correction * raw,
    interval: { low: raw - reach, high: raw + reach, level },
    ...(deviation > grain && { dz: (correction * mean) / deviation }),
  };
}
