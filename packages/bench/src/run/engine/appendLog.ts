import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeFiles } from '../store/storeFormat.js';

/**
 * Adds lines to a cell's `log.txt`, each with the time. Written through at once, so that the log of a process that
 * dies is complete. A log that cannot be written stops nothing.
 *
 * @param folder the cell's folder.
 * @param text one line or several.
 */
export function appendLog(folder: string, text: string): void {
  const time = new Date().toISOString();
  const lines = text.replace(/\n$/, '').split('\n');
  try {
    appendFileSync(join(folder, storeFiles.log), lines.map((line) => `${time} ${line}\n`).join(''));
  } catch {
    // The files that count are written elsewhere, and those errors are told.
  }
}
