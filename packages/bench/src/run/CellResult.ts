import type { AxisValue } from '../matrix/AblationDefinition.js';
import type { PlannedCell } from '../matrix/PlannedCell.js';

/** What one fold gave. Plain JSON. */
export interface FoldResult {
  readonly fold: number;
  readonly name: string;
  /** Sizes of the sides. */
  readonly trainSize: number;
  readonly validationSize: number;
  readonly testSize: number;
  /** Indices of the test samples, and per test sample the true class, the predicted class and the class probabilities. */
  readonly testIndex: readonly number[];
  readonly truth: readonly number[];
  readonly predicted: readonly number[];
  readonly probabilities: readonly (readonly number[])[];
  /**
   * How the epoch was chosen, for people: `'best on validation (epoch 7 of 12), refitted on train + validation'`,
   * `'last epoch (12)'`, `'none: no epochs'`; where options were tuned, that first: `'tuned by 3 inner folds (C = 0.01, 12
   * subjects), no epochs'`. Nothing is ever chosen on test samples.
   */
  readonly selection: string;
  /** Mean training loss of every epoch (empty for models without epochs). */
  readonly trainLoss: readonly number[];
  /** Validation accuracy of every epoch (empty without validation). */
  readonly validationAccuracy: readonly number[];
  /** Of the work on this fold, tuning included. */
  readonly seconds: number;
  /** The sparse projection, where the model has one: fraction of exact zeros in G and F, and which sites survive per direction. */
  readonly sparsity?: {
    /** 0 where the model has no direction (`temporal-only`) and so no G. */
    readonly zeroFractionG: number;
    readonly zeroFractionF: number;
    /** direction -> N numbers: Euclidean norm of the site's row of G (0 = the site is dropped). */
    readonly siteWeight: Readonly<Record<string, readonly number[]>>;
  };
  /** Where options were tuned. */
  readonly tuning?: FoldTuning;
}

/** What nested tuning chose in one fold, and from what. Plain JSON. */
export interface FoldTuning {
  /** Inner folds of the fold's training side. */
  readonly folds: number;
  /** What they were made of: `12` `'subject'`s. */
  readonly groups: number;
  readonly unit: string;
  /** Option path (`'model.C'`) -> value. */
  readonly chosen: Readonly<Record<string, AxisValue>>;
  /** Everything that was tried, in order; of the best ones the first was chosen. */
  readonly candidates: readonly {
    readonly options: Readonly<Record<string, AxisValue>>;
    /** Mean over the inner folds of the fraction of right predictions on their held-out part; null when a training failed. */
    readonly accuracy: number | null;
    readonly ofFolds: readonly (number | null)[];
    /** Why a training failed (a loss that is not finite): such a candidate is never chosen. */
    readonly failed?: string;
  }[];
}

/** `cells/<id>/result.json`: written once, atomically, when every fold is done. */
export interface CellResult {
  readonly formatVersion: 1;
  readonly cell: PlannedCell;
  /** Of the last fold, where tuning gives the folds networks of different sizes. */
  readonly parameterCount: number;
  readonly folds: readonly FoldResult[];
  /** By whom and how: node, platform, backend and why, package version. Not part of the identity. */
  readonly environment: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly finishedAt: string;
}
