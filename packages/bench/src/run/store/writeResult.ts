import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { CellResult } from '../CellResult.js';
import type { DataDescription } from '../describeData.js';
import type { CellDigest } from './CellDigest.js';
import { checkCellResult } from './checkCellResult.js';
import { makeDigest } from './makeDigest.js';
import { readSplitHash } from './readSplitHash.js';
import { removeFile } from './removeFile.js';
import { storeFiles } from './storeFormat.js';
import { writeAtomic } from './writeAtomic.js';
import { writeDigest } from './writeDigest.js';

/**
 * Writes a finished cell: `result.json`, then its digest, `summary.json`; an earlier failure of the cell is forgotten.
 *
 * @param folder the cell's folder.
 * @param data the data set that the cell was run on.
 * @throws StrnnError `numeric` when the result is malformed or holds a number that is not finite, `data` when it is of
 * other data; nothing is written.
 */
export function writeResult(folder: string, result: CellResult, data: DataDescription): CellDigest {
  const problem = checkCellResult(result, result.cell);
  if (problem !== undefined)
    throw new StrnnError('numeric', `${result.cell.label}: the result is not valid: ${problem}.`);
  const text = `${JSON.stringify(result)}\n`;
  const digest = makeDigest(result, data, Buffer.byteLength(text), readSplitHash(folder));
  // What took less than a second is sooner made again than forced to the disk.
  writeAtomic(join(folder, storeFiles.result), text, result.seconds < 1 ? 'may be lost' : 'durable');
  writeDigest(folder, digest);
  removeFile(join(folder, storeFiles.error));
  removeFile(join(folder, storeFiles.pruned));
  return digest;
}
