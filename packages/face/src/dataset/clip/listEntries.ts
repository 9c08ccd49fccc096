import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { naturalOrder } from '../../image/frames/naturalOrder.js';

export interface FolderEntry {
  readonly name: string;
  /** Absolute where `folder` was. */
  readonly path: string;
  readonly folder: boolean;
}

/**
 * What lies in a folder, in natural order of the names, without what file managers and archives leave behind (hidden files,
 * Thumbs.db, desktop.ini, __MACOSX); nothing for a folder that is not there.
 */
export async function listEntries(folder: string): Promise<FolderEntry[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => !isLeftover(name)).sort(naturalOrder);
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const status = await stat(path).catch(() => undefined);
      return { name, path, folder: status?.isDirectory() ?? false };
    }),
  );
}

function isLeftover(name: string): boolean {
  return name.startsWith('.') || /^(__macosx|thumbs\.db|desktop\.ini)$/i.test(name);
}
