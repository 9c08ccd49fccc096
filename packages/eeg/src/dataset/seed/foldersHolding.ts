import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFolderRequest } from './findDataFolder.js';

/** Every folder below `path` (itself included, three levels deep) that holds the data, nearest first. */
export async function foldersHolding(
  path: string,
  { holds }: Pick<DataFolderRequest, 'holds'>,
  depth = 3,
): Promise<string[]> {
  const found: string[] = [];
  let level = [path];
  for (let deep = 0; deep <= depth; deep++) {
    const next: string[] = [];
    for (const folder of level.slice(0, widest)) {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      const names = entries.map(({ name }) => name);
      if (await holds(names, folder)) found.push(folder);
      const inside = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
      next.push(...inside.map(({ name }) => join(folder, name)).sort());
    }
    level = next;
  }
  return found;
}

/** Folders looked into per level: whoever gives a home folder gets an answer too. */
const widest = 500;
