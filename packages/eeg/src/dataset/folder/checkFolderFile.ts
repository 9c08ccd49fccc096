import { join } from 'node:path';
import type { CheckResult } from '@strnn/core/dataset';
import { locateTrials } from './locateTrials.js';
import { openFolderRecording, standardTables } from './openFolderRecording.js';
import type { TrialRow } from './TrialRow.js';

/** A trial as it lies in its recording. */
export interface CheckedTrial {
  /** Of the table. */
  readonly line: number;
  readonly id: string;
  readonly seconds: number;
}

export interface CheckedRecording {
  readonly results: CheckResult[];
  readonly trials: CheckedTrial[];
}

/**
 * Looks at one recording: what its reader finds odd, where its trials lie, and their values.
 *
 * @param file relative to the folder
 * @param rows of this recording
 * @param table name of the table in the folder, for messages
 * @throws StrnnError as `openRecording` and `locateTrials`
 */
export async function checkFolderFile(
  folder: string,
  file: string,
  rows: readonly TrialRow[],
  table: string,
): Promise<CheckedRecording> {
  const recording = await openFolderRecording(join(folder, file), standardTables);
  try {
    const results: CheckResult[] = recording.warnings.map((message) => ({
      level: 'warning',
      message: `${file}: ${message}`,
    }));
    const eeg = recording.channels.filter(({ kind }) => kind === 'eeg').map(({ name }) => name);
    const [first] = recording.channels.filter(({ name }) => name === eeg[0]);
    if (first === undefined)
      return {
        results: [...results, { level: 'error', message: `${file}: expected EEG channels, found none` }],
        trials: [],
      };
    const trials: CheckedTrial[] = [];
    for (const { row, trial, from, to } of await locateTrials(rows, recording, first.rate, join(folder, table))) {
      const id = `subject ${row.subject}, session ${row.session}, trial ${trial}`;
      trials.push({ line: row.line, id, seconds: (to - from) / first.rate });
      const { data } = await recording.read({ channels: eeg, from, to });
      eeg.forEach((name, channel) => {
        const bad = data[channel].findIndex((value) => !Number.isFinite(value));
        const where = `${file}, trial ${trial}, ${name}`;
        if (bad >= 0)
          results.push({
            level: 'error',
            message: `${where}, sample ${from + bad}: expected a finite number, found ${data[channel][bad]}`,
          });
        else if (data[channel].every((value) => value === data[channel][0]))
          results.push({ level: 'warning', message: `${where}: flat; DE of it is not finite` });
      });
    }
    return { results, trials };
  } finally {
    await recording.close();
  }
}
