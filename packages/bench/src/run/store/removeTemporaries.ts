import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isWriterGone, temporaryName } from './temporaryName.js';

/**
 * Removes the temporary files that a killed process left in a folder.
 *
 * @param whose `'gone'`: those whose process ran on this machine and is gone; `'all'`: all of them, for who alone may
 * write there.
 */
export function removeTemporaries(folder: string, whose: 'gone' | 'all' = 'gone', names = list(folder)): void {
  for (const name of names) {
    if (!temporaryName.test(name)) continue;
    if (whose === 'all' || isWriterGone(name)) rmSync(join(folder, name), { force: true });
  }
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
