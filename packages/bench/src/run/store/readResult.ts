import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellResult } from '../CellResult.js';
import { checkCellResult } from './checkCellResult.js';
import { isRecord } from './isRecord.js';
import { readJson } from './readJson.js';
import { storeFiles } from './storeFormat.js';

/** What a cell's `result.json` holds. */
export type StoredResult =
  | { readonly state: 'done'; readonly result: CellResult }
  | { readonly state: 'absent' }
  | { readonly state: 'corrupt'; readonly path: string; readonly reason: string };

/**
 * Reads and checks a cell's `result.json`.
 *
 * @param folder the cell's folder.
 * @param cell the cell it must be of.
 * @throws StrnnError `store` for a result of a newer version, which must not be taken for a damaged one.
 */
export function readResult(folder: string, cell: PlannedCell): StoredResult {
  const path = join(folder, storeFiles.result);
  const file = readJson(path);
  if (file.state === 'absent') return file;
  if (file.state === 'corrupt') return { ...file, path };
  const version = isRecord(file.value) ? file.value.formatVersion : undefined;
  if (typeof version === 'number' && version > 1) {
    throw new StrnnError(
      'store',
      `${path}: written by a newer version of strnn (result format ${version}; this version knows up to 1). Update @strnn/bench, or give another folder with --runs FOLDER.`,
    );
  }
  const reason = checkCellResult(file.value, cell);
  if (reason !== undefined) return { state: 'corrupt', path, reason };
  return { state: 'done', result: file.value as CellResult };
}
