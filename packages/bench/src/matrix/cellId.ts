import { createCellIds } from './createCellIds.js';
import type { CellConfig } from './PlannedCell.js';

/** First 12 hex digits of the SHA-256 of a configuration's canonical JSON: the identity of a cell. */
export function cellId(config: CellConfig): string {
  return createCellIds()(config);
}
