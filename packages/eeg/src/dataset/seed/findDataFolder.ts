import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { foldersHolding } from './foldersHolding.js';
import { pathTo } from './pathTo.js';

/** What to look for, and how messages call it. */
export interface DataFolderRequest {
  /** Opens messages: `'seed'`. */
  readonly where: string;
  /** Names under which the folder is released, the preferred one first. */
  readonly folders: readonly string[];
  /** Whether a folder with these entries is it. */
  holds(entries: readonly string[], folder: string): boolean | Promise<boolean>;
  /** `'files like 1_20131027.mat'`. */
  readonly content: string;
}

/**
 * The folder with a data set's files: `path` itself, or one of the named folders in it.
 *
 * @throws StrnnError `data` when it is in neither; where it lies deeper (unzipped twice), the message says which path to give.
 */
export async function findDataFolder(path: string, request: DataFolderRequest): Promise<string> {
  const { where, folders, holds, content } = request;
  let entries: readonly string[];
  try {
    entries = await readdir(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const file = /\.(zip|tar|t?gz|7z|rar)$/i.test(path)
      ? 'it is an archive: unpack it and name its folder'
      : 'it is a file';
    const reason = { ENOENT: 'there is no such folder', ENOTDIR: file }[code ?? ''] ?? message;
    throw new StrnnError('data', `${where}: ${path}: expected the data set's folder; ${reason}`, {
      cause: error,
    });
  }
  for (const folder of [path, ...folders.map((name) => join(path, name))]) {
    const found = folder === path ? entries : await readdir(folder).catch(() => undefined);
    if (found && (await holds(found, folder))) return folder;
  }
  const [deeper] = await foldersHolding(path, request);
  const hint = deeper
    ? `they are in ${deeper}: give the path '${pathTo(deeper, folders)}'`
    : `found ${entries.length === 0 ? 'an empty folder' : entries.slice(0, 8).join(', ')}${entries.length > 8 ? ', ...' : ''}`;
  throw new StrnnError(
    'data',
    `${where}: ${path}: expected ${content} in it or in its folder ${folders.join(' or ')}; ${hint}`,
  );
}
