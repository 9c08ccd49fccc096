import { checkSamples, type Samples } from '@strnn/core/samples';
import { assertNoLeak } from '../../leak/index.js';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { splitFolds, splitManifest, withCopies, type Fold, type SplitManifest } from '../../protocol/index.js';
import { findScaler, type FittedScaler } from '../../transform/index.js';
import { prepareTuning, type InnerSplit } from '../tuning/prepareTuning.js';
import { scopesOf, seenByTuning } from '../tuning/tuningScopes.js';

/** A cell that may be trained: its folds are split, its scalers fitted, and the leak gate has let it pass. */
export interface PreparedCell {
  readonly samples: Samples;
  readonly folds: readonly PreparedFold[];
  readonly manifest: SplitManifest;
  readonly splitSha256: string;
  /** Where options are tuned: the inner folds of every fold. */
  readonly inner?: InnerSplit;
}

export interface PreparedFold {
  readonly fold: Fold;
  readonly scaler: FittedScaler;
}

/**
 * Everything that can refuse a cell, before anything is trained.
 *
 * @param usesValidation whether the model chooses an epoch on the validation groups; a closed model trains on them too,
 *   and its scaler is then fitted on both
 * @throws StrnnError 'shape' or 'data' for samples that cannot be used, 'option' for a protocol that does not fit them,
 *   'leak' when the leak gate refuses
 */
export function prepareCell(samples: Samples, config: CellConfig, usesValidation: boolean): PreparedCell {
  checkSamples(samples, config.data.name);
  const scaler = findScaler(config.scaler);
  const split = splitFolds(config.protocol, samples);
  const folds = split.map((given): PreparedFold => {
    const fold: Fold = usesValidation
      ? given
      : withCopies(
          {
            ...given,
            train: Int32Array.from([...given.train, ...given.validation]).sort(),
            validation: new Int32Array(0),
          },
          samples.copyOf,
        );
    return { fold, scaler: scaler.fit(samples, fold.train) };
  });
  const inner = config.tuning && prepareTuning(folds, samples, config, usesValidation);
  const { fittedOn, selection } = scopesOf(folds);
  assertNoLeak({
    protocol: config.protocol,
    folds: folds.map(({ fold }) => fold),
    samples,
    fittedOn,
    selection: [...selection, ...(inner === undefined ? [] : seenByTuning(folds, inner.folds))],
  });
  const { manifest, sha256 } = splitManifest(
    folds.map(({ fold }) => fold),
    samples,
  );
  return { samples, folds, manifest, splitSha256: sha256, ...(inner && { inner }) };
}
