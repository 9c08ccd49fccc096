import type { StrnnOptions, TrainingOptions } from '@strnn/core';
import type { AxisValue } from './AblationDefinition.js';
import type { ModelSpec } from './PlannedCell.js';
import type { StrnnSpec } from './strnn.js';

type Prefixed<Prefix extends string, Options> = {
  readonly [Key in keyof Options & string as `${Prefix}.${Key}`]?: Options[Key];
};

/** The values of the axes in a cell, as conditions see them and `exclude` names them; by name for protocols and data sets. */
export type AxisCells<Model extends ModelSpec | StrnnSpec = StrnnSpec> = (Model extends StrnnSpec
  ? { readonly [Key in keyof StrnnOptions]?: StrnnOptions[Key] } & Prefixed<'model', StrnnOptions> &
      Prefixed<'training', TrainingOptions> & { readonly directions?: number }
  : { readonly [path: `model.${string}`]: AxisValue | undefined }) & {
  readonly scaler?: string;
  readonly protocol?: string;
  readonly data?: string;
  readonly [path: `protocol.${string}`]: AxisValue | undefined;
  readonly [path: `data.${string}`]: AxisValue | undefined;
};
