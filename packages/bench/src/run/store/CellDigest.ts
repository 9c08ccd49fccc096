/**
 * `cells/<id>/summary.json`: everything that `status`, reports and statistics need of a finished cell, made once when its
 * result is written. Predictions, weights of every fold and curves of every fold stay in `result.json`. Plain JSON; lists
 * of numbers stand beside each other (`subjects[i]`, `tested[i]`, `correct[i]`), so that ten thousand are read in a second.
 */
export interface CellDigest {
  readonly formatVersion: 2;
  readonly id: string;
  /** Size of `result.json` in bytes; another size means that the digest is not of this result. */
  readonly resultBytes: number;
  /** Fraction of right test predictions of each fold, averaged over the folds. */
  readonly accuracy: number;
  readonly seconds: number;
  readonly finishedAt: string;
  readonly parameterCount: number;
  readonly environment: Readonly<Record<string, string>>;
  /** SHA-256 of the split manifest (`split.json`); two cells with one hash were tested on the very same folds. */
  readonly splitSha256?: string;
  /** Names of the folds, with the number of test samples and of right predictions of each. */
  readonly folds: {
    readonly names: readonly string[];
    readonly tested: readonly number[];
    readonly correct: readonly number[];
  };
  /** The same by subject, in the order of the names (`compareNames`). */
  readonly subjects: {
    readonly names: readonly string[];
    readonly tested: readonly number[];
    readonly correct: readonly number[];
  };
  /** Counts `[true][predicted]` over the test samples of all folds. */
  readonly confusion: readonly (readonly number[])[];
  /** Over the test samples of all folds together. A number, or why there is none. */
  readonly auc: number | { readonly refused: string };
  /** How well the class probabilities fit. Absent where the model gives none but 0 and 1. */
  readonly calibration?: {
    /** Mean of -ln(probability of the true class), probabilities at least 1e-15. */
    readonly logLoss: number;
    /** Mean over samples of Σ_c (p_c − [c is true])², 0 to 2. */
    readonly brier: number;
    /** Expected calibration error over equal-width bins of the largest probability. */
    readonly ece: number;
    /** Per bin of the largest probability, (b/B, (b+1)/B]: test samples, sum of that probability, right predictions. */
    readonly bins: {
      readonly tested: readonly number[];
      readonly confidence: readonly number[];
      readonly correct: readonly number[];
    };
  };
  /** How the epoch (and the options, where they were tuned) of each fold was chosen: each different text once, with its number of folds. */
  readonly selection: readonly (readonly [text: string, folds: number])[];
  /** Mean over the folds, per epoch, as far as at least half of them ran, at 5 digits; empty for models without epochs. */
  readonly trainLoss: readonly number[];
  readonly validationAccuracy: readonly number[];
  /** Mean over the folds of what `FoldResult.sparsity` tells, at 5 digits. */
  readonly sparsity?: {
    readonly zeroFractionG: number;
    readonly zeroFractionF: number;
    /** direction -> N mean norms of the sites' rows of G; 0 = dropped in every fold. */
    readonly siteWeight: Readonly<Record<string, readonly number[]>>;
    /** Mean number of dropped sites per direction and fold. */
    readonly droppedSites: number;
  };
}
