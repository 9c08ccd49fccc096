import { join } from 'node:path';
import type { CellPruning } from './CellPruning.js';
import { storeFiles } from './storeFormat.js';
import { writeJson } from './writeJson.js';

/**
 * Records that a cell was given up early, in its `pruned.json`.
 *
 * @param folder the cell's folder.
 */
export function writePruned(folder: string, pruning: Omit<CellPruning, 'formatVersion' | 'prunedAt'>): void {
  const file: CellPruning = { formatVersion: 1, ...pruning, prunedAt: new Date().toISOString() };
  writeJson(join(folder, storeFiles.pruned), file);
}
