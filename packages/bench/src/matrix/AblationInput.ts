import type { DataSource, Plugin, StrnnOptions, TrainingOptions } from '@strnn/core';
import type { Protocol } from '../protocol/Protocol.js';
import type { AxisCells } from './AxisCells.js';
import type { Design } from './design/Design.js';
import type { AxisInput, OptionsInput, PrefixedAxes } from './OptionInput.js';
import type { ModelSpec } from './PlannedCell.js';
import type { StrnnSpec } from './strnn.js';
import type { TuneInput } from './TuneInput.js';

/** The numbers of a protocol that an axis may vary. */
export type ProtocolNumbers = Pick<Protocol, 'folds' | 'validationGroups' | 'seed'>;

type ModelAxes<Model> = Model extends StrnnSpec
  ? {
      /** The first n of quad's four sweeps, 1 to 4: top left, top right, bottom left, bottom right. Sets `traversal`. */
      readonly directions?: AxisInput<number>;
    } & { readonly [Key in keyof StrnnOptions]?: AxisInput<StrnnOptions[Key]> } & PrefixedAxes<'model', StrnnOptions> &
      PrefixedAxes<'training', TrainingOptions>
  : { readonly [path: `model.${string}`]: AxisInput<number> | readonly (string | number | boolean)[] };

/** Option -> values. Every combination of the axes' values is a cell. */
export type VaryInput<Model extends ModelSpec | StrnnSpec = StrnnSpec> = ModelAxes<Model> &
  PrefixedAxes<'protocol', ProtocolNumbers> & {
    /** Scalers by name. */
    readonly scaler?: readonly string[];
    /** Protocols, each under a name: `{ loso: leaveOneSubjectOut(), trials: groupedKFold({ by: 'trial' }) }`. */
    readonly protocol?: Readonly<Record<string, Protocol>>;
    /** Data sets, each under a name: `{ short: uciEeg({ slices: 4 }), long: uciEeg({ slices: 16 }) }`. */
    readonly data?: Readonly<Record<string, DataSource>>;
    /** Options of the data set: `'data.slices': [4, 16]`; inner ones by their path: `'data.recipe.window': [1, 2]`. */
    readonly [path: `data.${string}`]: AxisInput<number> | readonly DataAxisValue[] | undefined;
  };

/** A value of an option of a data set. */
export type DataAxisValue = string | number | boolean | null | readonly (string | number)[];

/** A condition on the values of the axes; an axis that does not apply to the cell is undefined. */
export type ConditionInput<Model extends ModelSpec | StrnnSpec = StrnnSpec> = (cell: AxisCells<Model>) => boolean;

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
      /** Options of this model that are chosen anew in every fold, see `AblationInput.tune`: `{ C: [1e-3, 1e-2, 0.1] }`. */
      readonly tune?: TuneInput;
      /** Instead of the experiment's. */
      readonly innerFolds?: number;
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
  /** Which combinations of the axes' values are planned: `oneAtATime()`, `orthogonal()`, ... Default all. */
  readonly design?: Design;
  /**
   * Where an axis applies: `{ keep: (cell) => cell.projector === 'top-k' }`. Elsewhere its option has the value that it has
   * without the axis, and the combinations that differ in it only are one.
   */
  readonly when?: { readonly [Axis in keyof VaryInput<Model>]?: ConditionInput<Model> };
  /** Combinations to leave out: those with all the values given, or that a condition holds for. */
  readonly exclude?: readonly (Partial<AxisCells<Model>> | ConditionInput<Model>)[];
  /**
   * Nested tuning: options of the model and its training (`{ hidden: [8, 16], 'training.learningRate': [1e-3, 1e-2] }`)
   * that are chosen anew in every fold. The fold's training side is split once more into inner folds by the protocol's
   * own unit; every combination of values is trained and scored there, and the best mean accuracy (of equal ones the
   * first) is trained on the whole training side and tested once. Costs combinations x innerFolds more trainings.
   */
  readonly tune?: TuneInput<Model>;
  /** Inner folds of `tune`, at least 2. Default 3. */
  readonly innerFolds?: number;
  /** Models to compare with; not varied. */
  readonly baselines?: readonly BaselineInput[];
  /** How many seeds (`3`: seeds 1, 2, 3) or which. Default 1. */
  readonly seeds?: number | readonly number[];
  /** Plugins, and globs of plugin files relative to the experiment file. */
  readonly plugins?: readonly (Plugin | string)[];
}
