import { join } from 'node:path';
import type { DataSource } from '@strnn/core/samples';
import { describeData, type DataDescription } from '../describeData.js';
import { readData } from './readData.js';
import { storeError } from './storeError.js';
import { storeFiles, storeFormat } from './storeFormat.js';
import { writeJson } from './writeJson.js';

/**
 * Sees to it that the run folder has the description of the plan's data (`data.json`), from which reports are made
 * without the data. Reads the data once where it is missing or of other data, so unreadable data are found here,
 * before any worker starts.
 *
 * @param fingerprint of the data now.
 */
export async function keepData(runFolder: string, data: DataSource, fingerprint: string): Promise<DataDescription> {
  const known = readData(runFolder, fingerprint);
  if (known !== undefined) return known;
  const description = describeData(data, await data.load());
  try {
    writeJson(join(runFolder, storeFiles.data), { formatVersion: storeFormat, fingerprint, data: description });
  } catch (error) {
    throw storeError(runFolder, error);
  }
  return description;
}
