import { join, resolve } from 'node:path';
import { chooseSubjects } from '@strnn/core/dataset';
import { unknownName } from '@strnn/core/error';
import { changeOptions, type DataSource } from '@strnn/core/samples';
import type { OpenCsvOptions } from '../../format/text/openCsv.js';
import { montageSites } from '../../montage/montageSites.js';
import type { TrialOptions } from '../trial/resolveTrialOptions.js';
import { trialSource } from '../trialSource.js';
import type { TrialUnit } from '../TrialSourceDefinition.js';
import { agreeOnChannels } from './agreeOnChannels.js';
import { loadFolderFile, type NamedTrial } from './loadFolderFile.js';
import { readTrialTable } from './readTrialTable.js';
import { recordingFiles } from './recordingFiles.js';
import { resolveEegFolderOptions, type ResolvedEegFolderOptions } from './resolveEegFolderOptions.js';
import type { TrialRow } from './TrialRow.js';

/**
 * Options of `eegFolder`. The features are by default DE in five bands of windows of 1 s. `path` is the folder that the names
 * in the table are relative to.
 */
export interface EegFolderOptions extends TrialOptions {
  /** Which classes, in the order of the labels wanted; trials of others are left out. Default all, in ascending order. */
  readonly classes?: readonly string[];
  /**
   * The table of trials, in the folder. Default `'labels.csv'`. Columns: file, subject, label; where wanted session
   * (default 1), trial, and either start and end (s) or event and duration (s): every event of that label starts a trial.
   * Without any of them the whole recording is one trial.
   */
  readonly labels?: string;
  /**
   * `'same'` (default): all EEG channels, which must be the same in all recordings. `'intersection'`: those that all have.
   * Or names, in the order wanted.
   */
  readonly channels?: 'same' | 'intersection' | readonly string[];
  /** Butterworth of order 4, zero-phase, within each trial: [low, high] in Hz; null for none. Default null. */
  readonly bandPass?: readonly [low: number, high: number] | null;
  /** Frequencies taken out, such as 50 for mains; null for none. Default null. */
  readonly notch?: number | readonly number[] | null;
  /** `'average'` of the channels read, one channel, or several (linked ears); these are left out. null: as recorded. Default null. */
  readonly reference?: string | readonly string[] | null;
  /** Resample every trial to this, in Hz; null for recordings of one rate. Default null. */
  readonly rate?: number | null;
  /**
   * How recordings in tables (.csv, .tsv, .txt) are read, and of .arff the rate and units. Default: times in seconds in a
   * column `time`, which gives the rate, voltages in uV.
   */
  readonly tables?: OpenCsvOptions;
  /** Electrodes of channels with other names than those of the 10-20 system: `{ EEG1: 'Fp1' }`. Default none. */
  readonly aliases?: Readonly<Record<string, string>>;
}

/**
 * A folder of your own recordings, in any format that `openRecording` knows, with a table that says what each one is. T windows
 * x N channels x D features; a trial is a row of the table, or one event that a row names.
 *
 * @throws StrnnError `option` at once for options that cannot be; `load` and `fingerprint` reject with `data`, naming the
 * line and column of the table or the recording, what was expected and what was found.
 */
export function eegFolder(options: EegFolderOptions): DataSource {
  const resolved = resolveEegFolderOptions(options);
  const vary = { with: (changes: Readonly<Record<string, unknown>>) => eegFolder(changeOptions(options, changes)) };
  if (resolved.classes) return { ...sourceOf(resolved, resolved.classes), ...vary };
  const table = resolve(resolved.path);
  return {
    ...sourceOf(resolved, []),
    ...vary,
    load: async () => sourceOf(resolved, classesOf(await readTrialTable(table, resolved.labels))).load(),
  };
}

function sourceOf(resolved: ResolvedEegFolderOptions, classes: readonly string[]): DataSource {
  const { path, cache, slices, sliceStep, ...rest } = resolved;
  return trialSource({
    name: 'eeg-folder',
    attribution: 'Recordings of your own.',
    version: 1,
    options: { ...rest, classes: resolved.classes ?? 'all', slices, sliceStep },
    uncached: ['classes', 'subjects', 'slices', 'sliceStep'],
    classes,
    slices,
    sliceStep,
    ...(cache === undefined ? {} : { cache }),
    units: () => listUnits(resolve(path), resolved),
    sites: (names) => montageSites(names, { aliases: resolved.aliases }),
    relabel(trial) {
      const { className, ...series } = trial as NamedTrial;
      const label = classes.indexOf(className);
      return label < 0 ? undefined : { ...series, label };
    },
  });
}

function classesOf(rows: readonly TrialRow[]): readonly string[] {
  return [...new Set(rows.map(({ label }) => label))].sort();
}

async function listUnits(folder: string, options: ResolvedEegFolderOptions): Promise<TrialUnit[]> {
  const { labels, classes, subjects } = options;
  const rows = await readTrialTable(folder, labels);
  const found = classesOf(rows);
  const missing = classes?.find((name) => !found.includes(name));
  if (missing !== undefined) throw unknownName('eegFolder.classes', 'class', missing, found);
  const chosen = chooseSubjects(rows, subjects, 'eegFolder');
  const byFile = new Map<string, TrialRow[]>();
  for (const row of chosen) byFile.set(row.file, [...(byFile.get(row.file) ?? []), row]);
  const files = [...byFile.keys()];
  const channels = await agreeOnChannels(folder, files, options);
  const units: TrialUnit[] = [];
  for (const [file, own] of byFile) {
    const parts = own.map(({ line: _, ...row }) => row);
    units.push({
      name: file,
      // Rows and channels decide what is prepared of the file, as the options do.
      request: JSON.stringify([channels, parts]),
      files: await recordingFiles(join(folder, file)),
      load: () => loadFolderFile(folder, own, channels, options),
    });
  }
  return units;
}
