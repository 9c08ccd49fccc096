import { factorOf } from '../../matrix/factorOf.js';
import { countOf } from '../countOf.js';
import type { FoldTuning } from '../CellResult.js';
import type { Candidate } from './candidatesOf.js';

/** `'C = 0.01, learningRate = 0.001'`. */
export function describeCandidate(candidate: Candidate): string {
  return Object.entries(candidate)
    .map(([path, value]) => `${path.slice(path.indexOf('.') + 1)} = ${factorOf(value)}`)
    .join(', ');
}

/**
 * How options and epoch of a fold were chosen: `'tuned by 3 inner folds (C = 0.01, 12 subjects), last epoch (20)'`. What
 * differs between folds stands in brackets, where a report joins it.
 *
 * @param epoch how the epoch was chosen
 */
export function describeTuning({ folds, groups, unit, chosen }: FoldTuning, epoch: string): string {
  const inside = `${describeCandidate(chosen)}, ${countOf(groups, unit)}`;
  return `tuned by ${folds} inner folds (${inside}), ${epoch.replace(/^none: /, '')}`;
}
