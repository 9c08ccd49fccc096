/** One option: what it may be, its default and what it means. Data, so that schemas and docs can be made from it. */
export type OptionRule =
  | {
      readonly kind: 'integer';
      readonly min: number;
      readonly max: number;
      readonly default: number;
      readonly about: string;
    }
  | {
      readonly kind: 'number';
      readonly min: number;
      readonly max: number;
      readonly default: number;
      readonly about: string;
    }
  | { readonly kind: 'boolean'; readonly default: boolean; readonly about: string }
  | { readonly kind: 'choice'; readonly allowed: readonly string[]; readonly default: string; readonly about: string }
  | { readonly kind: 'name'; readonly of: string; readonly default: string; readonly about: string }
  | {
      readonly kind: 'names';
      readonly of: string;
      readonly default: string | readonly string[];
      readonly about: string;
    };

export type OptionTable = Readonly<Record<string, OptionRule>>;

/** The value type of a rule. */
export type OptionValue<Rule extends OptionRule> = Rule extends { kind: 'integer' | 'number' }
  ? number
  : Rule extends { kind: 'boolean' }
    ? boolean
    : Rule extends { kind: 'choice'; allowed: readonly (infer Choice)[] }
      ? Choice
      : Rule extends { kind: 'names' }
        ? string | readonly string[]
        : string;

/** All options of a table with their values. */
export type OptionsOf<Table extends OptionTable> = { readonly [Key in keyof Table]: OptionValue<Table[Key]> };
