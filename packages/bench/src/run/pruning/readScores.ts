import { StrnnError } from '@strnn/core/error';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { readFold } from '../cell/foldFile.js';
import type { FoldResult } from '../CellResult.js';
import { readDigest } from '../store/readDigest.js';

/** How one cell did so far. */
export interface SeedScores {
  /** Fraction right of each fold; undefined where it is not done. */
  readonly accuracy: readonly (number | undefined)[];
  readonly tested: readonly (number | undefined)[];
  /** Whether all folds are done. */
  readonly finished: boolean;
}

/**
 * What a cell's folder tells of a cell tested on certain folds: its digest when it is done, the folds that are kept
 * otherwise. Undefined when it was tested on other folds, or its result cannot be read: then it is not compared.
 */
export function readScores(
  folder: string,
  cell: PlannedCell,
  splitSha256: string,
  folds: number,
): SeedScores | undefined {
  try {
    const stored = readDigest(folder, cell, () => undefined);
    if (stored.state === 'done') {
      const { tested, correct } = stored.digest.folds;
      if (stored.digest.splitSha256 !== splitSha256 || tested.length !== folds) return undefined;
      return { accuracy: tested.map((count, fold) => correct[fold] / Math.max(1, count)), tested, finished: true };
    }
  } catch (error) {
    if (!(error instanceof StrnnError)) throw error;
    return undefined;
  }
  const kept = Array.from({ length: folds }, (_, fold) => readFold(folder, splitSha256, fold)?.result);
  return scoreOf(
    kept.filter((result) => result !== undefined),
    folds,
  );
}

/** How the folds in hand went. */
export function scoreOf(results: readonly FoldResult[], folds: number): SeedScores {
  const accuracy: (number | undefined)[] = Array.from({ length: folds }, () => undefined);
  const tested = accuracy.slice();
  for (const { fold, truth, predicted } of results) {
    tested[fold] = truth.length;
    accuracy[fold] = truth.filter((label, place) => label === predicted[place]).length / Math.max(1, truth.length);
  }
  return { accuracy, tested, finished: false };
}
