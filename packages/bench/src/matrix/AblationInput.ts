import type { DataSource, Plugin, StrnnOptions, TrainingOptions } from '@strnn/core';
import type { Protocol } from '../protocol/Protocol.js';
import type { AxisInput, OptionsInput, PrefixedAxes } from './OptionInput.js';
import type { ModelSpec } from './PlannedCell.js';
import type { StrnnSpec } from './strnn.js';

/** The numbers of a protocol that an axis may vary. */
export type ProtocolNumbers = Pick<Protocol, 'folds' | 'validationGroups' | 'seed'>;

type ModelAxes<Model> = Model extends StrnnSpec
  ? { readonly [Key in keyof StrnnOptions]?: AxisInput<StrnnOptions[Key]> } & PrefixedAxes<'model', StrnnOptions> &
      PrefixedAxes<'training', TrainingOptions>
  : { readonly [path: `model.${string}`]: AxisInput<number> | readonly (string | number | boolean)[] };

/** Option -> values. Every combination of the axes' values is a cell. */
export type VaryInput<Model extends ModelSpec | StrnnSpec = StrnnSpec> = ModelAxes<Model> &
  PrefixedAxes<'protocol', ProtocolNumbers> & {
    /** Scalers by name. */
    readonly scaler?: readonly string[];
  };

/** A model to compare with: by name, with options, or with a protocol and a scaler of its own. */
export type BaselineInput =
  | string
  | ModelSpec
  | StrnnSpec
  | {
      readonly model: string | ModelSpec | StrnnSpec;
      /** Instead of the experiment's. */
      readonly protocol?: Protocol;
      /** Instead of the experiment's. */
      readonly scaler?: string;
    };

/** An experiment as `defineAblation` takes it. */
export interface AblationInput<Model extends ModelSpec | StrnnSpec = StrnnSpec> {
  /** Name of the matrix and of its folder under `runs/`. Default: the file's name without `.ablation.ts`. */
  readonly name?: string;
  /** The data set, e.g. `uciEeg({ task: 'condition' })`. */
  readonly data: DataSource;
  /** How samples are split, e.g. `leaveOneSubjectOut()`. */
  readonly protocol: Protocol;
  /** The model under study, e.g. `strnn({ hidden: 30 })`. */
  readonly model: Model;
  /** What differs from the training loop's defaults. */
  readonly training?: OptionsInput<TrainingOptions>;
  /** Fitted on training samples only, by name. Default `'channel-z'`. */
  readonly scaler?: string;
  /** The axes of the matrix. Without any there is one cell per seed, and one per baseline. */
  readonly vary?: VaryInput<Model>;
  /** Models to compare with; not varied. */
  readonly baselines?: readonly BaselineInput[];
  /** How many seeds (`3`: seeds 1, 2, 3) or which. Default 1. */
  readonly seeds?: number | readonly number[];
  /** Plugins, and globs of plugin files relative to the experiment file. */
  readonly plugins?: readonly (Plugin | string)[];
}
