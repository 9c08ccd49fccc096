import { existsSync, unlinkSync } from 'node:fs';

/** Removes a file; one that is not there is fine. */
export function removeFile(path: string): void {
  if (!existsSync(path)) return; // cheaper than an exception
  try {
    unlinkSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
