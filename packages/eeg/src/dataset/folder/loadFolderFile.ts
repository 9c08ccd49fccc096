import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import { extractFeatures } from '../../feature/extract/extractFeatures.js';
import type { TrialSeries } from '../TrialSeries.js';
import { locateTrials } from './locateTrials.js';
import { openFolderRecording } from './openFolderRecording.js';
import { channelsToRead, prepareSignals } from './prepareSignals.js';
import type { ResolvedEegFolderOptions } from './resolveEegFolderOptions.js';
import type { TrialRow } from './TrialRow.js';

/** A trial with the name of its class, which becomes an index when all classes are known. */
export interface NamedTrial extends TrialSeries {
  readonly className: string;
}

/**
 * The trials of one recording, one in memory at a time. What is odd about the recording is a warning of the process.
 *
 * @param rows of this recording
 * @param channels what to read, in this order
 * @throws StrnnError `data` naming the line of the table, or the recording, and what is wrong.
 */
export async function loadFolderFile(
  folder: string,
  rows: readonly TrialRow[],
  channels: readonly string[],
  options: ResolvedEegFolderOptions,
): Promise<NamedTrial[]> {
  const recording = await openFolderRecording(join(folder, rows[0].file), options.tables);
  for (const warning of recording.warnings) {
    process.emitWarning(`${recording.file}: ${warning}`, { type: 'StrnnWarning', code: 'STRNN_RECORDING' });
  }
  try {
    const wanted = channelsToRead(channels, options);
    const rate = recording.channels.find(({ name }) => name === wanted[0])!.rate;
    const table = join(folder, options.labels);
    const trials: NamedTrial[] = [];
    for (const { row, trial, from, to } of await locateTrials(rows, recording, rate, table)) {
      const signals = await recording.read({ channels: wanted, from, to });
      try {
        const series = extractFeatures(prepareSignals(signals, channels, options), options.recipe, 'eegFolder.recipe');
        trials.push({ subject: row.subject, session: row.session, trial, label: 0, className: row.label, series });
      } catch (error) {
        if (!(error instanceof StrnnError)) throw error;
        throw new StrnnError(error.code, `${table}, line ${row.line} (${row.file}, trial ${trial}): ${error.message}`, {
          cause: error,
        });
      }
    }
    return trials;
  } finally {
    await recording.close();
  }
}
