import { extname } from 'node:path';
import { openRecording } from '../../format/openRecording.js';
import type { Recording } from '../../format/Recording.js';
import type { OpenCsvOptions } from '../../format/text/openCsv.js';

/** How tables are read where the options do not say it: the times in a column `time` (s), voltages in uV. */
export const standardTables: OpenCsvOptions = { timeColumn: 'time', units: 'uV' };

/**
 * Opens a recording of any known format; `tables` counts for .csv, .tsv and .txt, and its `rate` and `units` for .arff.
 * @throws StrnnError as `openRecording`
 */
export function openFolderRecording(file: string, tables: OpenCsvOptions): Promise<Recording> {
  const extension = extname(file).toLowerCase();
  if (['.csv', '.tsv', '.txt'].includes(extension)) return openRecording(file, tables);
  if (extension !== '.arff') return openRecording(file);
  const { rate, units } = tables;
  return openRecording(file, { ...(rate === undefined ? {} : { rate }), ...(units === undefined ? {} : { units }) });
}
