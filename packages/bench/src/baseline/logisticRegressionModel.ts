import type { ModelSpec } from '../matrix/PlannedCell.js';
import type { LogisticOptions } from './logisticOptions.js';

/**
 * The logistic-regression baseline in an experiment: `baselines: [logisticRegression({ C: 1e-3 })]`.
 *
 * @param options what differs from the defaults (see `LogisticOptions`); checked when the matrix is planned
 */
export function logisticRegression(options: Partial<LogisticOptions> = {}): ModelSpec {
  return { kind: 'logistic-regression', options };
}
