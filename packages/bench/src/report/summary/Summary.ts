import type { ModelSpec, TuningSpec } from '../../matrix/PlannedCell.js';
import type { Protocol } from '../../protocol/Protocol.js';
import type { Interval, Refusal, WilcoxonResult } from '../../statistics/index.js';
import type { MatrixStatistics } from '../statistics/MatrixStatistics.js';

/** What every output shows: the matrix with the seeds of each configuration taken together. */
export interface Summary {
  readonly name: string;
  readonly experimentFile: string;
  /** What of the full grid is planned; absent: all of it. */
  readonly design?: string;
  readonly axes: Readonly<Record<string, readonly (string | number | boolean)[]>>;
  /** Every data setting of the plan that has a result, in the plan's order; one unless the matrix varies the data. */
  readonly data: readonly DataSummary[];
  /** What always saying the most frequent class gives; once per data setting and set of tested samples. Empty before any result. */
  readonly majority: readonly Majority[];
  readonly cells: {
    /** Lenient twins (`--leak-delta`) included. */
    readonly planned: number;
    readonly done: number;
    readonly failed: readonly UnfinishedCell[];
    /** Given up early because they were hopeless. */
    readonly pruned: readonly UnfinishedCell[];
    /** Planned cells with neither a result nor a reason: `'traversal=quad, seed 2'`. */
    readonly missing: readonly string[];
  };
  /** Protocol, scaler, tuning and choice of the epoch, each combination once; `SummaryRow.setup` points here. */
  readonly setups: readonly Setup[];
  /** In the plan's order; lenient twins are no rows. */
  readonly rows: readonly SummaryRow[];
  readonly statistics: MatrixStatistics;
  /** Environment entries of all results, each name with its different values. */
  readonly environment: Readonly<Record<string, readonly string[]>>;
}

/** One data setting. */
export interface DataSummary {
  readonly fingerprint: string;
  readonly name: string;
  /** The options in which the data settings of this report differ, as text; empty where there is one setting. */
  readonly differs: string;
  readonly classes: readonly string[];
  /** Number of subjects and of recorded samples. */
  readonly subjects: number;
  readonly samples: number;
  readonly attribution: string;
  readonly notes: readonly string[];
}

/** The most frequent class among tested samples, and its share. */
export interface Majority {
  /** Index into `Summary.data`, of the first setting with these samples. */
  readonly data: number;
  readonly className: string;
  readonly rate: number;
  readonly samples: number;
}

/** A cell that failed or was given up. */
export interface UnfinishedCell {
  readonly id: string;
  readonly label: string;
  readonly seed: number;
  /** One line. */
  readonly reason: string;
}

/** Under what conditions rows were evaluated. */
export interface Setup {
  readonly protocol: string;
  readonly lenient: boolean;
  readonly scaler: string;
  /** What the scaler does and what it is fitted on. */
  readonly scalerDescription: string;
  readonly transductive: boolean;
  /** What is tuned inside every fold; absent where nothing is. */
  readonly tuning?: TuningSpec;
  /** How the epoch (and tuned options) were chosen, over all folds and seeds of the rows. */
  readonly selection: string;
}

/** One configuration, all seeds. */
export interface SummaryRow {
  readonly label: string;
  readonly baseline: boolean;
  readonly factors: Readonly<Record<string, string | number | boolean>>;
  readonly model: ModelSpec;
  readonly protocol: Protocol;
  readonly lenient: boolean;
  readonly scaler: string;
  readonly transductive: boolean;
  /** True when a cell of the row was pruned: it is shown, but neither ranked nor tested. */
  readonly pruned: boolean;
  /** Index into `Summary.setups`. */
  readonly setup: number;
  /** Name of the data set, and the setting of its options. */
  readonly dataName: string;
  readonly fingerprint: string;
  /** Seeds of the plan and those with a result, ascending. */
  readonly seeds: readonly number[];
  readonly doneSeeds: readonly number[];
  /** Ids of the row's cells, by seed. */
  readonly cells: readonly string[];
  /** Absent while no seed is done; `missing` says why. */
  readonly result?: RowResult;
  /** Why there is no result: `'not run yet'`, `'failed: ...'`, `'pruned: ...'`. */
  readonly missing?: string;
  /** What the leak of the lenient twin would add; absent where the plan has no twin of this row. */
  readonly leak?: LeakDelta;
}

/** Accuracy of one subject, averaged over seeds. */
export interface SubjectResult {
  readonly subject: string;
  /** Test samples of the subject, per seed. */
  readonly samples: number;
  /** 0 to 1. */
  readonly accuracy: number;
}

/** Accuracy of one fold, averaged over seeds. */
export interface FoldAccuracy {
  readonly fold: string;
  readonly samples: number;
  /** 0 to 1. */
  readonly accuracy: number;
}

/** What the seeds of one configuration gave. Every share is 0 to 1. */
export interface RowResult {
  /** Fewest and most parameters over the seeds (alike, but for models that grow with the data). */
  readonly parameters: readonly [fewest: number, most: number];
  /** In the order of the names. */
  readonly subjects: readonly SubjectResult[];
  /** In the order of the split. */
  readonly perFold: readonly FoldAccuracy[];
  /**
   * Mean over subjects, the standard deviation over subjects (divided by n; only with 2 subjects or more) and the bootstrap
   * interval of the mean over subjects.
   */
  readonly accuracy: {
    readonly mean: number;
    readonly deviation?: number;
    readonly interval: Interval | Refusal;
    readonly unit: 'subject';
    readonly count: number;
  };
  /** Over all test samples of a seed together, then averaged over seeds. */
  readonly pooledAccuracy: number;
  readonly balancedAccuracy: number;
  readonly macroF1: number;
  readonly kappa: number;
  /** Area under the ROC curve, likewise; more than two classes: one against the rest, averaged over classes. */
  readonly auc: number | Refusal;
  /** How well the probabilities fit, averaged over seeds; absent for models without probabilities. */
  readonly calibration?: RowCalibration;
  /** Mean accuracy over subjects of each done seed. */
  readonly seedAccuracies: readonly number[];
  /** Test samples of one seed, and folds. */
  readonly samples: number;
  readonly folds: number;
  /** Counts `[true][predicted]`, summed over folds and seeds. */
  readonly confusion: readonly (readonly number[])[];
  /** Mean over seeds of the seconds that one cell took. */
  readonly seconds: number;
  readonly sparsity?: RowSparsity;
  readonly comparison: Comparison;
}

/** Calibration of a row, see `CellDigest.calibration`; its bins: `longResults`. */
export interface RowCalibration {
  readonly logLoss: number;
  readonly brier: number;
  readonly ece: number;
}

/** The sparse projection, averaged over folds and seeds; the weights of the sites: `longResults`. */
export interface RowSparsity {
  readonly zeroFractionG: number;
  readonly zeroFractionF: number;
  /** Mean number of dropped sites per direction and fold. */
  readonly droppedSites: number;
}

/** What a leak would have bought: the lenient twin minus the honest row, over the seeds that both have. */
export interface LeakDelta {
  /** The twin's protocol, in words. */
  readonly protocol: string;
  /** Seeds of the row whose twin is not done (or whose own cell is not). */
  readonly missingSeeds: readonly number[];
  /** Mean over subjects and its standard error; or why there is none. */
  readonly delta: { readonly mean: number; readonly standardError: number; readonly count: number } | Refusal;
}

/** How a row stands against its reference row. */
export type Comparison =
  | { readonly kind: 'reference' }
  | { readonly kind: 'none'; readonly reason: string }
  | {
      readonly kind: 'difference';
      /** Label of the reference row. */
      readonly reference: string;
      /** Number of subjects. */
      readonly count: number;
      /** Mean over subjects of row - reference, and its standard error. */
      readonly mean: number;
      readonly standardError: number;
      readonly interval: Interval | Refusal;
      readonly test: WilcoxonResult | Refusal;
      /** The p-value after Holm's correction over all comparisons of the report; absent where the test is refused. */
      readonly holm?: number;
      /** Matched-pairs rank-biserial correlation, -1 to 1: the effect size of the signed-rank test. */
      readonly rankBiserial: number | Refusal;
      /** Standardised mean difference of paired values, corrected for small samples. */
      readonly hedgesG: { readonly value: number; readonly interval: Interval } | Refusal;
      /** True when the two rows were tested on different numbers of samples (their data settings differ). */
      readonly otherSamples: boolean;
    };

/** A row that has a result. */
export type DoneRow = SummaryRow & { readonly result: RowResult };

/** True for a row that may be ranked and tested with others. */
export function isRanked(row: SummaryRow): row is DoneRow {
  return row.result !== undefined && !row.lenient && !row.transductive && !row.pruned;
}

/** The data setting of a row. */
export function rowData(summary: Pick<Summary, 'data'>, row: SummaryRow): DataSummary | undefined {
  return summary.data.find((one) => one.fingerprint === row.fingerprint);
}
