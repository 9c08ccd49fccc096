import { basename, dirname } from 'node:path';

/** What to give as `path` for data in that folder. */
export function pathTo(folder: string, folders: readonly string[]): string {
  return folders.includes(basename(folder)) ? dirname(folder) : folder;
}
