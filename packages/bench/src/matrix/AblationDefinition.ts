import type { DataSource, Plugin } from '@strnn/core';
import type { Protocol } from '../protocol/Protocol.js';
import type { ModelSpec } from './PlannedCell.js';

/** A value of an option: plain JSON, lists of names for a traversal. */
export type AxisValue = string | number | boolean | readonly string[];

/** One axis, written out. */
export interface Axis {
  /** As the experiment calls it: `'hidden'`, `'training.learningRate'`. */
  readonly name: string;
  /** Path of the option it sets: `'model.hidden'`. */
  readonly path: string;
  readonly values: readonly AxisValue[];
  /** The expression the values came from, if any. */
  readonly expression?: string;
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
  readonly baselines: readonly BaselineEntry[];
  readonly seeds: readonly number[];
  readonly plugins: readonly (Plugin | string)[];
  /** Paths of the options that the experiment wrote itself (`'model.hidden'`, `'seeds'`); everything else is a default. */
  readonly written: readonly string[];
}
