import { findBundledFolder, type FindBundledOptions } from '@strnn/core/dataset';

const bundle = { name: 'uci-eeg', where: 'uciEeg', landmark: 'trials.csv' } as const;

/**
 * The folder of the UCI EEG recordings (trials.csv, layout.json, trials/), as an absolute path; see `findBundledFolder`.
 *
 * @throws StrnnError `data` saying where it looked and what to do. A wrong `path` or STRNN_DATASETS is never passed over.
 */
export function findUciEegFolder(path?: string, options: FindBundledOptions = {}): string {
  return findBundledFolder(bundle, path, options);
}
