import { rmdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Removes a folder and those above it as far as they hold nothing: what was made for data that cannot be read. */
export function removeEmptyFolders(path: string): void {
  try {
    for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) rmdirSync(folder);
  } catch {
    // this one holds something
  }
}
