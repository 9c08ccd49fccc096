import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataSource } from '@strnn/core/samples';
import { describeData, type DataDescription } from '../describeData.js';
import { dataFile } from './dataFile.js';
import { readData } from './readData.js';
import { storeError } from './storeError.js';
import { storeFormat } from './storeFormat.js';
import { writeJson } from './writeJson.js';

/**
 * Sees to it that the run folder has the description of a data setting (`data/<fingerprint>.json`), from which results
 * are summed up and reports made without the data. Reads the data only where it is missing.
 *
 * @param fingerprint of the data now.
 * @throws StrnnError of the data set when it cannot be read, `store` when the run folder cannot be written
 */
export async function keepData(runFolder: string, data: DataSource, fingerprint: string): Promise<DataDescription> {
  const known = readData(runFolder, fingerprint);
  if (known !== undefined) return known;
  const description = describeData(data, await data.load());
  const path = dataFile(runFolder, fingerprint);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeJson(path, { formatVersion: storeFormat, fingerprint, data: description });
  } catch (error) {
    throw storeError(runFolder, error);
  }
  return description;
}
