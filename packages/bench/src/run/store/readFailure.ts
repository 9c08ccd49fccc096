import { join } from 'node:path';
import type { CellFailure } from './CellFailure.js';
import { isRecord } from './isRecord.js';
import { readJson } from './readJson.js';
import { storeFiles } from './storeFormat.js';

/** Reads a cell's `error.json`; undefined when the cell has not failed. A damaged one still counts as a failure. */
export function readFailure(folder: string): Pick<CellFailure, 'kind' | 'message'> | undefined {
  const file = readJson(join(folder, storeFiles.error));
  if (file.state === 'absent') return undefined;
  if (file.state === 'read' && isRecord(file.value) && typeof file.value.message === 'string') {
    return { kind: file.value.kind === 'crash' ? 'crash' : 'error', message: file.value.message };
  }
  return { kind: 'error', message: 'failed (its error.json is damaged)' };
}
