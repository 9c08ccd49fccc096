import { join } from 'node:path';
import type { CellFailure } from './CellFailure.js';
import { storeFiles } from './storeFormat.js';
import { writeJson } from './writeJson.js';

/** Records why a cell failed, in its `error.json`. */
export function writeFailure(folder: string, failure: Omit<CellFailure, 'formatVersion' | 'failedAt'>): void {
  const file: CellFailure = { formatVersion: 1, ...failure, failedAt: new Date().toISOString() };
  writeJson(join(folder, storeFiles.error), file);
}
