import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { DataDescription } from '../describeData.js';
import type { CellDigest } from './CellDigest.js';
import { makeDigest } from './makeDigest.js';
import { missingData } from './missingData.js';
import { readSummary } from './readSummary.js';
import { readResult } from './readResult.js';
import { readSplitHash } from './readSplitHash.js';
import { storeFiles } from './storeFormat.js';
import { writeDigest } from './writeDigest.js';

/** What a cell's folder holds of a digest. */
export type StoredDigest =
  | { readonly state: 'done'; readonly digest: CellDigest }
  /** No result. */
  | { readonly state: 'absent' }
  | { readonly state: 'corrupt'; readonly path: string; readonly reason: string };

/**
 * Reads a done cell's digest. Where it is missing, of another result, or of an older format, it is made from the result
 * and written again, without a word; a folder that cannot be written is no hindrance.
 *
 * @param folder the cell's folder.
 * @param dataOf gives the description of the cell's data; undefined where the run folder has none.
 * @throws StrnnError `store` for a result of a newer version, and where a digest has to be made and the run folder does
 * not describe the data.
 */
export function readDigest(folder: string, cell: PlannedCell, dataOf: () => DataDescription | undefined): StoredDigest {
  const size = statSync(join(folder, storeFiles.result), { throwIfNoEntry: false })?.size;
  if (size === undefined) return { state: 'absent' };
  const summary = readSummary(folder, cell);
  if (summary !== undefined) return { state: 'done', digest: summary };
  const stored = readResult(folder, cell);
  if (stored.state !== 'done') return stored;
  const data = dataOf();
  if (data === undefined) throw missingData(join(folder, '..', '..'), cell);
  const digest = makeDigest(stored.result, data, size, readSplitHash(folder));
  try {
    writeDigest(folder, digest);
  } catch {
    // A read-only copy of a run folder can be reported on too.
  }
  return { state: 'done', digest };
}
