import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StrnnError } from '../../error/index.js';

/** A data set that comes with the repository. */
export interface BundledDataset {
  /** Folder name in `datasets`: `'uci-gfe'`. */
  readonly name: string;
  /** The data set's function, for messages. */
  readonly where: string;
  /** A file that tells the folder from others of that name: `'videos.csv'`. */
  readonly landmark: string;
}

/** Where to look when no path is given; for tests. */
export interface FindBundledOptions {
  /** Default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Folders whose `datasets`, or that of a folder above them, is taken. Default: the current one and this module's. */
  readonly startFolders?: readonly string[];
}

/**
 * The folder of a bundled data set, absolute: `path` when given, else the folder of its name in what the environment variable
 * STRNN_DATASETS names, else in `datasets` in the current folder or one above it, else above this module (a clone of the
 * repository).
 *
 * @throws StrnnError `data` saying where it looked and what to do. A wrong `path` or STRNN_DATASETS is never passed over.
 */
export function findBundledFolder(
  { name, where, landmark }: BundledDataset,
  path?: string,
  options: FindBundledOptions = {},
): string {
  const existing = (folder: string, origin: string): string => {
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found?.isDirectory()) return folder;
    const rule = `expected the folder of the data set, with ${landmark}`;
    throw new StrnnError(
      'data',
      `${where}: ${folder} (from ${origin}): ${rule}, found ${found ? 'a file' : 'nothing'}`,
    );
  };
  if (path !== undefined) return existing(resolve(path), 'the option path');
  const { STRNN_DATASETS: datasets } = options.env ?? process.env;
  if (datasets) return existing(resolve(datasets, name), 'the environment variable STRNN_DATASETS');

  const startFolders = options.startFolders ?? [process.cwd(), dirname(fileURLToPath(import.meta.url))];
  for (const start of startFolders) {
    for (let folder = resolve(start); ; folder = dirname(folder)) {
      const candidate = join(folder, 'datasets', name);
      if (existsSync(join(candidate, landmark))) return candidate;
      if (dirname(folder) === folder) break;
    }
  }
  throw new StrnnError(
    'data',
    `${where}: the data set is not here: no folder datasets/${name} with a ${landmark} in or above ${startFolders.join(' or ')}. ` +
      `It comes with the STRNN repository; set the environment variable STRNN_DATASETS to the folder that holds ${name}, ` +
      `or name the folder: ${where}({ path: '.../${name}' }).`,
  );
}
