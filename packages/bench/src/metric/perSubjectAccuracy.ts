import { StrnnError } from '@strnn/core/error';
import { compareNames } from '../protocol/index.js';
import { checkLabels, type Labels } from './checkLabels.js';

/** One subject's predictions. */
export interface SubjectAccuracy {
  readonly subject: string;
  readonly correct: number;
  readonly count: number;
  /** correct / count, 0 to 1. */
  readonly accuracy: number;
}

/**
 * Accuracy of every subject, in the order of their names: the values that the mean over subjects and the paired
 * statistics are made of.
 *
 * @param subjects subject of every label
 * @throws StrnnError 'shape' or 'data', see `checkLabels`
 */
export function perSubjectAccuracy(truth: Labels, predicted: Labels, subjects: readonly string[]): SubjectAccuracy[] {
  checkLabels('accuracy per subject', truth, predicted);
  if (subjects.length !== truth.length) {
    throw new StrnnError(
      'shape',
      `accuracy per subject: expected one subject per label (${truth.length}), but found ${subjects.length}.`,
    );
  }
  const tally = new Map<string, { correct: number; count: number }>();
  subjects.forEach((subject, i) => {
    const own = tally.get(subject) ?? { correct: 0, count: 0 };
    own.count++;
    if (truth[i] === predicted[i]) own.correct++;
    tally.set(subject, own);
  });
  return Array.from(tally, ([subject, { correct, count }]) => ({
    subject,
    correct,
    count,
    accuracy: correct / count,
  })).sort((a, b) => compareNames(a.subject, b.subject));
}
