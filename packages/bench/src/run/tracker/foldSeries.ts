import type { FoldResult } from '../CellResult.js';
import { curveOf } from './curveOf.js';
import type { Series } from './Series.js';

/**
 * The curves of one fold, exactly as the result holds them; the step is the epoch, from 1. Nothing for models without
 * epochs.
 *
 * @param folds how many folds there are, for names that sort: `'train loss by fold/07 subject s7'`.
 */
export function foldSeries({ fold, name, trainLoss, validationAccuracy }: FoldResult, folds: number): Series[] {
  const title = `${String(fold + 1).padStart(String(folds).length, '0')} ${name}`;
  return [
    curveOf(`train loss by fold/${title}`, trainLoss),
    curveOf(`validation accuracy by fold/${title}`, validationAccuracy),
  ].filter(({ points }) => points.length > 0);
}
