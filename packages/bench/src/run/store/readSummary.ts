import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellDigest } from './CellDigest.js';
import { isRecord } from './isRecord.js';
import { readJson } from './readJson.js';
import { storeFiles } from './storeFormat.js';

/** A cell's `summary.json`; undefined unless it is of this cell and of the `result.json` that lies beside it. */
export function readSummary(folder: string, cell: PlannedCell): CellDigest | undefined {
  const file = readJson(join(folder, storeFiles.summary));
  if (file.state !== 'read' || !isRecord(file.value)) return undefined;
  const summary = file.value as unknown as CellDigest;
  if (summary.formatVersion !== 2 || summary.id !== cell.id) return undefined;
  const result = statSync(join(folder, storeFiles.result), { throwIfNoEntry: false });
  return result?.size === summary.resultBytes ? summary : undefined;
}
