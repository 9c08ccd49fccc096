import type { DataSource, Plugin } from '@strnn/core';
import type { Protocol } from '../protocol/Protocol.js';
import type { Condition, Exclusion } from './condition/Condition.js';
import type { Design } from './design/Design.js';
import type { ModelSpec, TuningSpec } from './PlannedCell.js';

/** A value of an option: plain JSON, lists of names for a traversal. */
export type AxisValue = string | number | boolean | readonly string[];

/** One axis, written out. */
export interface Axis {
  /** As the experiment calls it: `'hidden'`, `'training.learningRate'`. */
  readonly name: string;
  /** Path of the option it sets: `'model.hidden'`. */
  readonly path: string;
  readonly values: readonly AxisValue[];
  /**
   * What each value sets where that is not the value itself: protocols and data sets by name, directions by their number,
   * data options that are no plain axis value.
   */
  readonly settings?: readonly unknown[];
  /** Follows the value in labels: `' of quad'`. */
  readonly suffix?: string;
  /** The expression the values came from, if any. */
  readonly expression?: string;
}

/** Nested tuning, with where it was written. */
export interface TuningEntry extends TuningSpec {
  /** Option path -> place (`'tune.C'`); `folds` -> `'innerFolds'` or `'default'`. */
  readonly sources: Readonly<Record<string, string>>;
}

/** A model to compare with. */
export interface BaselineEntry {
  /** Where the experiment wrote it: `'baselines[0]'`. */
  readonly where: string;
  /** Where it wrote the model: the same, or `'baselines[0].model'`. */
  readonly modelWhere: string;
  readonly model: ModelSpec;
  /** Paths of the model options that the experiment wrote itself (`'model.C'`). */
  readonly written: readonly string[];
  /** Instead of the experiment's. */
  readonly protocol?: Protocol;
  /** Instead of the experiment's. */
  readonly scaler?: string;
  /** Options that are chosen anew in every fold. */
  readonly tuning?: TuningEntry;
}

/** Tells a checked experiment from a plain object; shared by every copy of this package in one process. */
export const ablationBrand: unique symbol = Symbol.for('@strnn/bench: ablation');

/** A checked experiment, frozen: what an experiment file exports by default. Axes are written out, names not yet looked up. */
export interface AblationDefinition {
  readonly [ablationBrand]: true;
  /** Undefined where the experiment gives none; the file's name is taken then. */
  readonly name: string | undefined;
  readonly data: DataSource;
  readonly protocol: Protocol;
  /** Options as written, expressions evaluated; for 'strnn' completed with the defaults. */
  readonly model: ModelSpec;
  /** Completed with the defaults; empty when the model is not trained by gradient steps. */
  readonly training: Readonly<Record<string, unknown>>;
  readonly scaler: string;
  readonly axes: readonly Axis[];
  /** Which combinations of the axes' values are planned. Undefined: all. */
  readonly design: Design | undefined;
  /** Axis name -> where it applies; elsewhere its option is as without the axis. */
  readonly when: Readonly<Record<string, Condition>>;
  /** Combinations that are left out. */
  readonly exclude: readonly Exclusion[];
  /** Options of the model and its training that are chosen anew in every fold. */
  readonly tuning?: TuningEntry;
  readonly baselines: readonly BaselineEntry[];
  readonly seeds: readonly number[];
  readonly plugins: readonly (Plugin | string)[];
  /** Paths of the options that the experiment wrote itself (`'model.hidden'`, `'seeds'`); everything else is a default. */
  readonly written: readonly string[];
}
