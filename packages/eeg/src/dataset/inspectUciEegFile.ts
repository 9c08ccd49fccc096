import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { readUciEegTrials } from '../format/readUciEegTrials.js';
import { uciEegLayout } from '../format/uciEegLayout.js';
import { readUciEegTrialTable, uciEegConditions } from './readUciEegTrialTable.js';

/** What `strnn inspect` shows of one file of the UCI EEG recordings; plain JSON. */
export interface UciEegFileInfo {
  readonly format: 'uci-eeg';
  /** The file as named by the caller. */
  readonly file: string;
  readonly subject: string;
  /** From trials.csv in the folder above; null when there is none or it does not list the subject. */
  readonly group: string | null;
  readonly trials: number;
  /** 64 channels in file order. */
  readonly channels: readonly string[];
  readonly scalpChannels: number;
  readonly samplesPerTrial: number;
  /** Hz. */
  readonly rate: number;
  readonly units: 'uV';
  /** Seconds, all trials together. */
  readonly duration: number;
  /** Trials per condition, null like `group`. */
  readonly conditions: Readonly<Record<string, number>> | null;
}

/**
 * Describes one `trials/<subject>.bin.gz`, which is read and decoded whole.
 *
 * @throws StrnnError `data` when the name is not `<subject>.bin.gz`, the file cannot be read or decoded, or trials.csv
 * in the folder above lists another number of trials for the subject.
 */
export async function inspectUciEegFile(file: string): Promise<UciEegFileInfo> {
  const [, subject] = /^([A-Za-z0-9_-]+)\.bin\.gz$/.exec(basename(file)) ?? [];
  if (subject === undefined) {
    throw new StrnnError(
      'data',
      `${file}: expected a file of the UCI EEG data, <subject>.bin.gz, found the name '${basename(file)}'`,
    );
  }
  const { shape, channels, rate, units } = await readUciEegTrials(file);
  const tableFile = join(dirname(file), '..', 'trials.csv');
  const trials = existsSync(tableFile) ? (await readUciEegTrialTable(tableFile)).get(subject) : undefined;
  if (trials && trials.length !== shape.epochs) {
    throw new StrnnError(
      'data',
      `${file}: holds ${shape.epochs} trials, but ${tableFile} lists ${trials.length} for ${subject}`,
    );
  }
  return {
    format: 'uci-eeg',
    file,
    subject,
    group: trials?.[0]?.group ?? null,
    trials: shape.epochs,
    channels,
    scalpChannels: uciEegLayout.scalp.length,
    samplesPerTrial: shape.samples,
    rate,
    units,
    duration: (shape.epochs * shape.samples) / rate,
    conditions: trials
      ? Object.fromEntries(
          uciEegConditions.map((name) => [name, trials.filter(({ condition }) => condition === name).length]),
        )
      : null,
  };
}
