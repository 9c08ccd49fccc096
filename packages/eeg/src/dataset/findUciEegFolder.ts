import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StrnnError } from '@strnn/core/error';

/** Where to look when no path is given; for tests. */
export interface FindUciEegOptions {
  /** Default `process.env`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Folders whose `datasets/uci-eeg`, or that of a folder above them, is taken. Default: the current one and this module's. */
  readonly startFolders?: readonly string[];
}

/**
 * The folder of the UCI EEG recordings (trials.csv, layout.json, trials/), as an absolute path: `path` when given, else
 * `uci-eeg` in the folder that the environment variable STRNN_DATASETS names, else `datasets/uci-eeg` in the current
 * folder or one above it, else above this module (a clone of the repository).
 *
 * @throws StrnnError `data` saying where it looked and what to do. A wrong `path` or STRNN_DATASETS is never passed over.
 */
export function findUciEegFolder(path?: string, options: FindUciEegOptions = {}): string {
  if (path !== undefined) return existing(resolve(path), 'the option path');
  const { STRNN_DATASETS: datasets } = options.env ?? process.env;
  if (datasets) return existing(resolve(datasets, 'uci-eeg'), 'the environment variable STRNN_DATASETS');

  const startFolders = options.startFolders ?? [process.cwd(), dirname(fileURLToPath(import.meta.url))];
  for (const start of startFolders) {
    for (let folder = resolve(start); ; folder = dirname(folder)) {
      const candidate = join(folder, 'datasets', 'uci-eeg');
      if (existsSync(join(candidate, 'trials.csv'))) return candidate;
      if (dirname(folder) === folder) break;
    }
  }
  throw new StrnnError(
    'data',
    `uciEeg: the data set is not here: no folder datasets/uci-eeg with a trials.csv in or above ${startFolders.join(' or ')}. ` +
      'It comes with the STRNN repository; set the environment variable STRNN_DATASETS to the folder that holds uci-eeg, ' +
      "or name the folder: uciEeg({ path: '.../uci-eeg' }).",
  );
}

function existing(folder: string, origin: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found?.isDirectory()) return folder;
  throw new StrnnError(
    'data',
    `uciEeg: ${folder} (from ${origin}): expected the folder with trials.csv and trials/, found ${found ? 'a file' : 'nothing'}`,
  );
}
