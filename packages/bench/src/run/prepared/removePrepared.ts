import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { storeFiles } from '../store/storeFormat.js';

/** Removes the prepared samples of a run folder; who needs them later prepares them again. */
export function removePrepared(runFolder: string): void {
  const folder = join(runFolder, storeFiles.data);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    // Locks of processes that were killed; a live one makes its lock anew.
    if (/\.(samples|lock)$|\.samples\..*\.tmp$/.test(name))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}
