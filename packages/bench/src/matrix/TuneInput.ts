import type { StrnnOptions, TrainingOptions } from '@strnn/core';
import type { AxisInput, PrefixedAxes } from './OptionInput.js';
import type { ModelSpec } from './PlannedCell.js';
import type { StrnnSpec } from './strnn.js';

/** Option -> values, as `vary` takes them: by name (`C`) or by path (`'model.C'`, `'training.learningRate'`). */
export type TuneInput<Model extends ModelSpec | StrnnSpec = ModelSpec> = Model extends StrnnSpec
  ? {
      /** How many of quad's four sweeps, 1 to 4, as in `vary`. Sets `traversal`. */
      readonly directions?: AxisInput<number>;
    } & { readonly [Key in keyof StrnnOptions]?: AxisInput<StrnnOptions[Key]> } & PrefixedAxes<'model', StrnnOptions> &
      PrefixedAxes<'training', TrainingOptions>
  : { readonly [option: string]: AxisInput<number> | readonly (string | number | boolean | readonly string[])[] };
