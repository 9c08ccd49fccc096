import { join } from 'node:path';
import type { CellDigest } from './CellDigest.js';
import { storeFiles } from './storeFormat.js';
import { writeAtomic } from './writeAtomic.js';

/** Writes a cell's `summary.json`. Not forced to the disk: it can be made again from the result. */
export function writeDigest(folder: string, digest: CellDigest): void {
  writeAtomic(join(folder, storeFiles.summary), `${JSON.stringify(digest)}\n`, 'may be lost');
}
