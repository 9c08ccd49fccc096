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
  /** How the epoch was chosen, for people: `'best on validation (epoch 7 of 12), refitted on train + validation'`, `'last epoch (12)'`, `'none: closed model'`. */
  readonly selection: string;
  /** Mean training loss of every epoch (empty for models without epochs). */
  readonly trainLoss: readonly number[];
  /** Validation accuracy of every epoch (empty without validation). */
  readonly validationAccuracy: readonly number[];
  readonly seconds: number;
  /** The sparse projection, where the model has one: fraction of exact zeros in G and F, and which sites survive per direction. */
  readonly sparsity?: {
    /** 0 where the model has no direction (`temporal-only`) and so no G. */
    readonly zeroFractionG: number;
    readonly zeroFractionF: number;
    /** direction -> N numbers: Euclidean norm of the site's row of G (0 = the site is dropped). */
    readonly siteWeight: Readonly<Record<string, readonly number[]>>;
  };
}

/** `cells/<id>/result.json`: written once, atomically, when every fold is done. */
export interface CellResult {
  readonly formatVersion: 1;
  readonly cell: PlannedCell;
  readonly parameterCount: number;
  readonly folds: readonly FoldResult[];
  /** By whom and how: node, platform, backend and why, package version. Not part of the identity. */
  readonly environment: Readonly<Record<string, string>>;
  readonly seconds: number;
  readonly finishedAt: string;
}
