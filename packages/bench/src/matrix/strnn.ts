import type { StrnnOptions } from '@strnn/core';
import type { OptionsInput } from './OptionInput.js';

/** The STRNN model as an experiment names it, with the options that were written; `defineAblation` checks and completes them. */
export interface StrnnSpec {
  readonly kind: 'strnn';
  readonly options: OptionsInput<StrnnOptions>;
}

/**
 * The STRNN model (as reconstructed) in an experiment: `strnn({ traversal: 'quad', hidden: '2^5' })`.
 * @param options what differs from the defaults; numbers may be expressions
 */
export function strnn(options: OptionsInput<StrnnOptions> = {}): StrnnSpec {
  return Object.freeze({ kind: 'strnn', options: Object.freeze({ ...options }) });
}
