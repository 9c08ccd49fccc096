import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isLeftover } from '../../image/frames/isLeftover.js';
import { naturalOrder } from '../../image/frames/naturalOrder.js';

export interface FolderEntry {
  readonly name: string;
  /** Absolute where `folder` was. */
  readonly path: string;
  /** Also for links to folders. */
  readonly folder: boolean;
}

/** What lies in a folder, in natural order of the names, without leftovers; nothing for a folder that is not there. */
export async function listEntries(folder: string): Promise<FolderEntry[]> {
  return (await listAllEntries(folder)).filter(({ name }) => !isLeftover(name));
}

/** The same with leftovers. */
export async function listAllEntries(folder: string): Promise<FolderEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  entries.sort((a, b) => naturalOrder(a.name, b.name));
  return Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      const status = entry.isSymbolicLink() ? await stat(path).catch(() => undefined) : entry;
      return { name: entry.name, path, folder: status?.isDirectory() ?? false };
    }),
  );
}
