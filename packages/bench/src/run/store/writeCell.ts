import { join } from 'node:path';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { storeFiles, storeFormat } from './storeFormat.js';
import { writeAtomic } from './writeAtomic.js';

/** Writes a cell's `cell.json`, so that its folder tells of itself what it is: for people, and for `strnn inspect`. */
export function writeCell(folder: string, cell: PlannedCell): void {
  const text = `${JSON.stringify({ formatVersion: storeFormat, cell }, null, 2)}\n`;
  writeAtomic(join(folder, storeFiles.cell), text, 'may be lost');
}
