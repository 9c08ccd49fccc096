import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { changeOptions, type DataSource } from '@strnn/core/samples';
import { findUciEegFolder } from './findUciEegFolder.js';
import { listUciEegFiles } from './listUciEegFiles.js';
import { loadUciEeg } from './loadUciEeg.js';
import { resolveUciEegOptions } from './resolveUciEegOptions.js';
import { uciEegAttribution } from './uciEegAttribution.js';

/** Options of `uciEeg`; plain numbers in the units named. */
export interface UciEegOptions {
  /**
   * What to tell apart: `'condition'` (default) S1 obj, S2 match or S2 nomatch, all 924 trials; `'group'` alcoholic or
   * control, all trials, one label per subject; `'match'` S2 match or S2 nomatch, the 604 trials of the second picture.
   */
  readonly task?: 'condition' | 'group' | 'match';
  /** Cut-off of a zero-phase Butterworth low-pass of order 4, in Hz; null for none. Default 20. */
  readonly lowPass?: number | null;
  /** T, the number of equal slices a trial of 256 samples (one second) is cut into: a power of 2 up to 256. Default 16. */
  readonly slices?: number;
  /** D, the number of equal parts of a slice whose means are its features: a power of 2. Default 1. */
  readonly meansPerSlice?: number;
  /** What a slice holds per electrode: `'mean'`, mean amplitudes in uV. */
  readonly features?: 'mean';
  /** The folder with trials.csv and trials/. Default: see `findUciEegFolder`. */
  readonly path?: string;
}

/** Raised whenever the same files and options give other samples than before. */
const loaderVersion = 2;

/**
 * The UCI EEG recordings as samples: 16 subjects, 924 one-second trials, T slices x 61 scalp electrodes x D means.
 * Cite `uciEegAttribution`. Nothing is scaled or re-referenced. Options are checked at once; files when they are used.
 *
 * @throws StrnnError `option` for an unknown name or a value that cannot be; `load` and `fingerprint` reject with `data`.
 */
export function uciEeg(options: UciEegOptions = {}): DataSource {
  const resolved = resolveUciEegOptions(options);
  const { path } = options;
  return {
    name: 'uci-eeg',
    attribution: uciEegAttribution,
    options: resolved,
    async fingerprint() {
      const folder = findUciEegFolder(path);
      const hash = createHash('sha256').update(`uci-eeg ${loaderVersion} ${JSON.stringify(resolved)}\n`);
      for (const name of (await listUciEegFiles(folder)).names) {
        const bytes = await readBytes(join(folder, name));
        hash.update(`${name} ${bytes.byteLength}\n`).update(bytes);
      }
      return hash.digest('hex');
    },
    with: (changes) => uciEeg(changeOptions(options, changes)),
    load: async () => loadUciEeg(findUciEegFolder(path), resolved),
  };
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new StrnnError('data', `${file}: expected a file of the UCI EEG data; ${(error as Error).message}`, {
      cause: error,
    });
  }
}
