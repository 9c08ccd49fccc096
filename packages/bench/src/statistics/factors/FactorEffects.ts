import type { Interval } from '../bootstrapInterval.js';
import type { Refusal } from '../Refusal.js';

/** One value of one configuration on one subject (and seed). */
export interface FactorObservation {
  readonly subject: string;
  /** Values of one subject and configuration that differ by seed are averaged first: seeds are no subjects. */
  readonly seed?: number;
  /** Factor -> level, the same factors in every row: `{ traversal: 'quad', projector: 'l1' }`. */
  readonly factors: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface FactorEffectsOptions {
  /** 1 = main effects, 2 = and two-way interactions (default), 3 = and three-way ones. */
  readonly order?: 1 | 2 | 3;
  /**
   * `'repeated-measures'`: every subject has the same configurations; each term against its own spread over subjects.
   * `'mixed'`: random intercept per subject (REML). Default: the former where it can be, else the latter.
   */
  readonly model?: 'repeated-measures' | 'mixed';
  /** Of the intervals; default 0.95. */
  readonly level?: number;
}

/** Which factors mattered. Plain JSON. */
export interface FactorEffects {
  readonly model: 'repeated-measures' | 'mixed';
  /** Why this model and what it assumes, one sentence. */
  readonly reason: string;
  readonly subjects: number;
  /** Different configurations. */
  readonly configurations: number;
  /** Fewest and most values (seeds) that were averaged into one subject and configuration. */
  readonly seeds: readonly [fewest: number, most: number];
  /** Main effects first, in the factors' order, then interactions. */
  readonly terms: readonly FactorTerm[];
  /** Every level of every factor, in order of appearance. */
  readonly margins: readonly LevelMean[];
  /** Mixed model: variances of the random intercept and of the residual. */
  readonly variances?: { readonly subject: number; readonly residual: number };
}

/** A main effect or an interaction. */
export interface FactorTerm {
  /** One factor: a main effect. Several: their interaction. */
  readonly factors: readonly string[];
  /** `'traversal'`, `'traversal × projector'`. */
  readonly label: string;
  /** The test, or why the term cannot be estimated or tested. */
  readonly test: TermTest | Refusal;
  /** Labels of refused interactions that this term cannot be told from: the test holds where they are zero. */
  readonly assumesZero: readonly string[];
}

/** An F test that all coefficients of a term are zero. */
export interface TermTest {
  readonly f: number;
  /** Degrees of freedom, not corrected. */
  readonly df: readonly [numerator: number, denominator: number];
  /** The one to report: of repeated measures with both degrees of freedom times `epsilon`. */
  readonly pValue: number;
  /** Repeated measures: Greenhouse and Geisser's ε, 1 = sphericity, and p without it. */
  readonly epsilon?: number;
  readonly uncorrectedP?: number;
  /** Repeated measures: sum of squares of the term / that of the term and its error. */
  readonly partialEtaSquared?: number;
}

/** A level of a factor, and its mean or why there is none. */
export interface LevelMean {
  readonly factor: string;
  readonly levelName: string;
  readonly estimate: LevelEstimate | Refusal;
}

/** Estimated marginal mean: the level's mean with the levels of all other factors weighted alike. */
export interface LevelEstimate {
  readonly mean: number;
  /** Over subjects, as that of a mean of subjects. */
  readonly standardError: number;
  readonly interval: Interval;
  /**
   * The level's mean minus the mean of the factor's levels; its error is within subjects, so far smaller than that of
   * `mean`.
   */
  readonly effect: { readonly value: number; readonly standardError: number; readonly interval: Interval };
}
