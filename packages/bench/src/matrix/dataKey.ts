import { canonicalJson } from './canonicalJson.js';
import type { CellConfig } from './PlannedCell.js';

/** What tells the data settings of one matrix apart: equal for equal name and options. */
export function dataKey({ name, options }: Pick<CellConfig['data'], 'name' | 'options'>): string {
  return canonicalJson({ name, options }, 'configuration.data');
}
