import type { Registry } from '@strnn/core';
import type { Samples } from '@strnn/core/samples';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';
import type { FoldResult } from '../CellResult.js';
import type { PreparedFold } from './prepareCell.js';

/** What every training of a cell shares. */
export interface FitContext {
  readonly registry: Registry;
  readonly samples: Samples;
  /** The cell's folder, for the checkpoint. */
  readonly folder: string;
  readonly signal: AbortSignal;
  log(line: string): void;
}

/** One training: of a fold, or of an inner fold of nested tuning. */
export interface FitRequest extends FitContext {
  readonly config: CellConfig;
  readonly prepared: PreparedFold;
  /** Everything random in the training is derived from it. */
  readonly seed: string;
  /** Names cell, split, fold and candidate, so that no other training's checkpoint is taken over. */
  readonly owner: string;
  /** After every epoch; `share`: of this training, 0..1. */
  onEpoch?(progress: Pick<CellProgress, 'epoch' | 'epochs' | 'loss'> & { readonly share: number }): void;
  /** How it goes, line by line. */
  onLine?(line: string): void;
}

/** What a training gave: per test sample of its fold the class probabilities, and how they came about. */
export interface FoldFit
  extends Pick<FoldResult, 'selection' | 'trainLoss' | 'validationAccuracy'>, Partial<Pick<FoldResult, 'sparsity'>> {
  readonly probabilities: readonly ArrayLike<number>[];
  readonly parameterCount: number;
}
