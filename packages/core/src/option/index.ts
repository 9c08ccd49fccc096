export type { OptionRule, OptionsOf, OptionTable, OptionValue } from './OptionTable.js';
export { resolveOptions } from './resolveOptions.js';
