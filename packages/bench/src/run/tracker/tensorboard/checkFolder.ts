import { accessSync, constants, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { folderError } from './folderError.js';

/**
 * Refuses a folder that cannot be made, or not be written. Makes nothing.
 *
 * @throws StrnnError 'store'
 */
export function checkFolder(folder: string): void {
  try {
    let there = resolve(folder);
    while (statSync(there, { throwIfNoEntry: false }) === undefined) there = dirname(there);
    if (!statSync(there).isDirectory()) {
      throw Object.assign(new Error(`${there} is a file`), { code: 'ENOTDIR', syscall: 'mkdir' });
    }
    accessSync(there, constants.W_OK);
  } catch (error) {
    throw folderError(folder, error as NodeJS.ErrnoException);
  }
}
