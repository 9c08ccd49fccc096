import type { NumberRange } from './expandRange.js';

/** A value of an option as an experiment may write it: numbers also as an expression (`hidden: '2^5'`). */
export type OptionInput<Value> = [Value] extends [number] ? number | string : Value;

/** Options as an experiment may write them: what is left out has its default. */
export type OptionsInput<Options> = { readonly [Key in keyof Options]?: OptionInput<Options[Key]> };

/**
 * The values of one axis. Numbers: a list, a range (`{ from: 16, to: 64, step: 16 }`) or a mathjs expression
 * (`'2^[4:6]'`); everything else: a list.
 */
export type AxisInput<Value> = [Value] extends [number]
  ? readonly (number | string)[] | NumberRange | string
  : readonly Value[];

/** Axes by path: `{ 'training.learningRate': ... }`. */
export type PrefixedAxes<Prefix extends string, Options> = {
  readonly [Key in keyof Options & string as `${Prefix}.${Key}`]?: AxisInput<Options[Key]>;
};
