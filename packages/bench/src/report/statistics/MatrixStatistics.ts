import type {
  AlmostStochasticOrder,
  FactorEffects,
  FriedmanResult,
  NemenyiResult,
  Refusal,
} from '../../statistics/index.js';

/** The tests over the whole matrix; what each compares is fixed before any result, see `testPlan`. */
export interface MatrixStatistics {
  readonly ranking: Ranking | Refusal;
  readonly factors: FactorAnalysis | Refusal;
  readonly seedOrders: SeedOrders | Refusal;
}

/** Rows that were evaluated alike, ranked within every subject. */
export interface Ranking {
  /** In the plan's order, as `friedman.averageRanks`. */
  readonly labels: readonly string[];
  readonly friedman: FriedmanResult;
  readonly nemenyi: NemenyiResult;
  /** Rows with a result that are not ranked, and why. */
  readonly leftOut: readonly LeftOut[];
}

/** Main effects and interactions of the axes. */
export interface FactorAnalysis {
  readonly effects: FactorEffects;
  /** Rows of the grid that it is made of. */
  readonly rows: number;
  readonly leftOut: readonly LeftOut[];
}

/** Rows against their references with seeds, not subjects, as the unit. */
export interface SeedOrders {
  /** Of every bound: 0.95 shared out over the comparisons (Bonferroni). */
  readonly confidence: number;
  readonly orders: readonly {
    readonly label: string;
    readonly reference: string;
    readonly order: AlmostStochasticOrder | Refusal;
  }[];
}

/** A row that takes no part in a test. */
export interface LeftOut {
  readonly label: string;
  readonly reason: string;
}
