import { StrnnError } from '@strnn/core/error';
import { bootstrapInterval, type Interval } from './bootstrapInterval.js';
import { meanAndDeviation } from './meanAndDeviation.js';
import { pairSubjects, type SubjectValue } from './pairSubjects.js';
import { refuseDifferences, type Refusal } from './Refusal.js';

/** How much one model is above another, subject by subject. */
export interface PairedDifference {
  /** Number of subjects. */
  readonly count: number;
  /** Mean of first - second. */
  readonly mean: number;
  /** Sample standard deviation (n - 1) of the differences / sqrt(n). */
  readonly standardError: number;
  /** Bootstrap interval over subjects, or why there is none. */
  readonly interval: Interval | Refusal;
}

/**
 * Compares two models on the same subjects.
 *
 * @param first one value per subject, e.g. accuracies
 * @param second the same subjects, in any order
 * @param options `level` of the interval (default 0.95)
 * @throws StrnnError 'data' when the subjects differ, a value is not finite or there are fewer than 2 subjects
 */
export function pairedDifference(
  first: readonly SubjectValue[],
  second: readonly SubjectValue[],
  options: { readonly level?: number } = {},
): PairedDifference {
  const differences = pairSubjects(first, second).map(({ value }) => value);
  if (differences.length < 2) {
    throw new StrnnError('data', `Paired difference: expected at least 2 subjects, but found ${differences.length}.`);
  }
  const { count, mean, deviation } = meanAndDeviation(differences, 'sample');
  const interval = refuseDifferences(differences, 'subjects') ?? bootstrapInterval(differences, options);
  return { count, mean, standardError: deviation / Math.sqrt(count), interval };
}
