import { join } from 'node:path';
import type { CellPruning } from './CellPruning.js';
import { isRecord } from './isRecord.js';
import { readJson } from './readJson.js';
import { storeFiles } from './storeFormat.js';

/**
 * Reads a cell's `pruned.json`; undefined when the cell was not given up. A damaged one counts as none: the cell then
 * runs again, which costs time and loses nothing.
 *
 * @param folder the cell's folder.
 */
export function readPruned(folder: string): Pick<CellPruning, 'reason' | 'foldsDone'> | undefined {
  const file = readJson(join(folder, storeFiles.pruned));
  if (file.state !== 'read' || !isRecord(file.value)) return undefined;
  const { reason, foldsDone } = file.value;
  return typeof reason === 'string' && typeof foldsDone === 'number' ? { reason, foldsDone } : undefined;
}
