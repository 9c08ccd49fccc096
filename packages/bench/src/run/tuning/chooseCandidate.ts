import { StrnnError } from '@strnn/core/error';
import type { FoldTuning } from '../CellResult.js';
import type { Candidate } from './candidatesOf.js';
import type { InnerScore } from './tuningFile.js';

/** Means of the same accuracies, added in another order, differ by less; two means of counts by more. */
const equal = 1e-12;

/**
 * The candidate with the highest accuracy, averaged over the inner folds; of equal ones the first.
 *
 * @param scores of every candidate on every inner fold, in any order
 * @throws StrnnError 'numeric' when a training of every candidate failed
 */
export function chooseCandidate(
  candidates: readonly Candidate[],
  scores: readonly InnerScore[],
): Pick<FoldTuning, 'chosen' | 'candidates'> {
  const tried = candidates.map((options, index) => {
    const own = scores.filter(({ candidate }) => candidate === index).sort((a, b) => a.inner - b.inner);
    const failed = own.find((score) => score.failed !== undefined)?.failed;
    const ofFolds = own.map(({ accuracy }) => accuracy);
    const sum = ofFolds.reduce<number>((total, accuracy) => total + (accuracy ?? NaN), 0);
    return { options, accuracy: Number.isNaN(sum) ? null : sum / own.length, ofFolds, ...(failed && { failed }) };
  });
  let best: (typeof tried)[number] | undefined;
  for (const candidate of tried) {
    if (candidate.accuracy === null) continue;
    if (best === undefined || candidate.accuracy > best.accuracy! + equal) best = candidate;
  }
  if (best === undefined) {
    throw new StrnnError(
      'numeric',
      `Tuning: every one of the ${candidates.length} candidates failed on an inner fold, the first with: ${tried[0].failed}`,
    );
  }
  return { chosen: best.options, candidates: tried };
}
