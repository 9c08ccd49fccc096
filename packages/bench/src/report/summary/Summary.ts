import type { ModelSpec } from '../../matrix/PlannedCell.js';
import type { Interval, Refusal, WilcoxonResult } from '../../statistics/index.js';
import type { Protocol } from '../../protocol/Protocol.js';

/** What every output shows: the matrix with the seeds of each configuration taken together. */
export interface Summary {
  readonly name: string;
  readonly experimentFile: string;
  readonly data: {
    readonly name: string;
    readonly classes: readonly string[];
    /** Number of subjects and of samples in the data set. */
    readonly subjects: number;
    readonly samples: number;
    readonly attribution: string;
    readonly notes?: readonly string[];
  };
  /** The most frequent class among the samples that were tested, and its share; absent before any result. */
  readonly majority?: { readonly className: string; readonly rate: number; readonly samples: number };
  readonly cells: {
    readonly planned: number;
    readonly done: number;
    readonly failed: readonly FailedCell[];
    /** Planned cells with neither a result nor an error: `'traversal=quad, seed 2'`. */
    readonly missing: readonly string[];
  };
  /** Protocol, scaler and choice of the epoch, each combination once; `SummaryRow.setup` points here. */
  readonly setups: readonly Setup[];
  /** In the plan's order. */
  readonly rows: readonly SummaryRow[];
  /** Environment entries of all results, each name with its different values. */
  readonly environment: Readonly<Record<string, readonly string[]>>;
}

/** A cell that failed. */
export interface FailedCell {
  readonly id: string;
  readonly label: string;
  readonly seed: number;
  /** First line of the error. */
  readonly error: string;
}

/** Under what conditions rows were evaluated. */
export interface Setup {
  readonly protocol: string;
  readonly lenient: boolean;
  readonly scaler: string;
  /** What the scaler does and what it is fitted on. */
  readonly scalerDescription: string;
  readonly transductive: boolean;
  /** How the epoch was chosen, over all folds and seeds of the rows. */
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
  /** Index into `Summary.setups`. */
  readonly setup: number;
  /** Seeds of the plan and those with a result, ascending. */
  readonly seeds: readonly number[];
  readonly doneSeeds: readonly number[];
  /** Ids of the row's cells, by seed. */
  readonly cells: readonly string[];
  /** Absent while no seed is done; `missing` says why. */
  readonly result?: RowResult;
  /** Why there is no result: `'not run yet'`, `'failed: ...'`. */
  readonly missing?: string;
}

/** Accuracy of one subject, averaged over seeds. */
export interface SubjectResult {
  readonly subject: string;
  /** Test samples of the subject, per seed. */
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
  /** Mean over subjects, and the standard deviation over subjects (divided by n); the latter only with 2 subjects or more. */
  readonly accuracy: {
    readonly mean: number;
    readonly deviation?: number;
    readonly unit: 'subject';
    readonly count: number;
  };
  /** Over all test samples of a seed together, then averaged over seeds. */
  readonly pooledAccuracy: number;
  readonly balancedAccuracy: number;
  readonly macroF1: number;
  readonly kappa: number;
  /** Mean accuracy over subjects of each done seed. */
  readonly seedAccuracies: readonly number[];
  /** Test samples of one seed, and folds. */
  readonly samples: number;
  readonly folds: number;
  /** Counts `[true][predicted]`, summed over folds and seeds. */
  readonly confusion: readonly (readonly number[])[];
  readonly selection: string;
  /** Mean over seeds of the seconds that one cell took. */
  readonly seconds: number;
  readonly sparsity?: RowSparsity;
  readonly comparison: Comparison;
}

/** The sparse projection, averaged over folds and seeds. */
export interface RowSparsity {
  readonly zeroFractionG: number;
  readonly zeroFractionF: number;
  /** direction -> N mean norms of the sites' rows of G; 0 = dropped in every fold and seed. */
  readonly siteWeight: Readonly<Record<string, readonly number[]>>;
  /** Mean number of dropped sites per direction and fold. */
  readonly droppedSites: number;
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
    };
