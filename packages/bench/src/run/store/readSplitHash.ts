import { join } from 'node:path';
import { isRecord } from './isRecord.js';
import { readJson } from './readJson.js';
import { storeFiles } from './storeFormat.js';

/**
 * SHA-256 of the split manifest that a cell's `split.json` names; undefined where there is none.
 *
 * @param folder the cell's folder.
 */
export function readSplitHash(folder: string): string | undefined {
  const file = readJson(join(folder, storeFiles.split));
  if (file.state !== 'read' || !isRecord(file.value)) return undefined;
  return typeof file.value.sha256 === 'string' ? file.value.sha256 : undefined;
}
