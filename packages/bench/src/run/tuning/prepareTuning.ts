import type { Samples } from '@strnn/core/samples';
import { assertNoLeak } from '../../leak/index.js';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { splitManifest, type SplitManifest } from '../../protocol/index.js';
import { findScaler } from '../../transform/index.js';
import type { PreparedFold } from '../cell/prepareCell.js';
import { innerProtocol } from './innerProtocol.js';
import { splitInnerFolds } from './splitInnerFolds.js';
import { scopesOf } from './tuningScopes.js';

/** The inner folds of one fold, with scalers fitted on each inner training part. */
export interface PreparedTuning {
  readonly folds: readonly PreparedFold[];
  /** What the inner folds were made of: `12` `'subject'`s. */
  readonly groups: number;
  readonly unit: string;
}

/** The inner folds of every fold. */
export interface InnerSplit {
  readonly folds: readonly PreparedTuning[];
  /** All inner folds, numbered through. */
  readonly manifest: SplitManifest;
  readonly sha256: string;
}

/**
 * Splits every fold's training side once more, fits the scalers, and lets the leak gate look at the inner folds as if
 * they were folds. That no inner fold has a test sample of its outer fold is for the caller to check (`seenByTuning`).
 *
 * @throws StrnnError 'option' or 'data' when a training side cannot be split, 'leak' when the leak gate refuses
 */
export function prepareTuning(
  outer: readonly PreparedFold[],
  samples: Samples,
  config: CellConfig,
  usesValidation: boolean,
): InnerSplit {
  const protocol = innerProtocol(config.protocol, config.tuning!.folds, usesValidation);
  const scaler = findScaler(config.scaler);
  const tunings = outer.map(({ fold }, position): PreparedTuning => {
    const { folds, groups, unit } = splitInnerFolds(fold, protocol, samples);
    return {
      groups,
      unit,
      folds: folds.map((inner) => ({
        fold: { ...inner, index: position * folds.length + inner.index },
        scaler: scaler.fit(samples, inner.train),
      })),
    };
  });
  const all = tunings.flatMap(({ folds }) => folds);
  const folds = all.map(({ fold }) => fold);
  assertNoLeak({ protocol, folds, samples, ...scopesOf(all) });
  return { folds: tunings, ...splitManifest(folds, samples) };
}
