import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StrnnError } from '../../error/index.js';

export interface LocateFilesRequest {
  /** The data set's function, for messages. */
  readonly where: string;
  /** What the user named. */
  readonly path: string;
  /** Names that belong to the data set. */
  readonly pattern: RegExp;
  /** A name that matches, for messages: `'s01.dat'`. */
  readonly example: string;
  /** Folders inside `path` that are looked into when `path` itself has no such file. */
  readonly inside?: readonly string[];
}

export interface LocatedFiles {
  /** Absolute. */
  readonly folder: string;
  /** Names that match, ascending. */
  readonly names: readonly string[];
  /** Everything else in the folder, ascending, without names that begin with a dot. */
  readonly others: readonly string[];
}

/**
 * The folder that holds the files of a data set: `path`, or one of `inside`. Anything else is refused, but where files of
 * that name lie one or two levels deeper or just above, the message says which path to give.
 *
 * @throws StrnnError `data` when there is no such folder, it is a file, or no name in it matches.
 */
export async function locateFiles({
  where,
  path,
  pattern,
  example,
  inside = [],
}: LocateFilesRequest): Promise<LocatedFiles> {
  const root = resolve(path);
  const found = await stat(root).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw new StrnnError(
      'data',
      `${where}: ${root}: expected the folder with the files such as ${example}, found ${found ? 'a file' : 'nothing'}. ` +
        `Without the data: 'strnn lookalike ${where} FOLDER' writes an imitation of the same form`,
    );
  }
  for (const folder of [root, ...inside.map((name) => join(root, name))]) {
    const all = await namesIn(folder);
    const names = all.filter((name) => pattern.test(name));
    if (names.length > 0) return { folder, names, others: all.filter((name) => !pattern.test(name)) };
  }
  const near = await nearby(root, pattern);
  const here = await namesIn(root);
  throw new StrnnError(
    'data',
    `${where}: ${root}: expected files such as ${example}, found ${here.length === 0 ? 'an empty folder' : here.slice(0, 5).join(', ')}` +
      (here.length > 5 ? ` and ${here.length - 5} more` : '') +
      (near === undefined ? '' : `. Such files are in ${near}: give that path`),
  );
}

async function namesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => !name.startsWith('.')).sort();
}

/** The first folder up to two levels below, or the one above, with a name that matches. */
async function nearby(root: string, pattern: RegExp): Promise<string | undefined> {
  let level = [root];
  for (let depth = 0; depth < 2; depth++) {
    const below: string[] = [];
    for (const folder of level) {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
      below.push(...entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name)));
    }
    level = below.sort().slice(0, 200);
    for (const folder of level) if ((await namesIn(folder)).some((name) => pattern.test(name))) return folder;
  }
  const above = resolve(root, '..');
  return (await namesIn(above)).some((name) => pattern.test(name)) ? above : undefined;
}
