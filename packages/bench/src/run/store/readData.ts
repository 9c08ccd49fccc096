import { join } from 'node:path';
import type { DataDescription } from '../describeData.js';
import { isRecord } from './isRecord.js';
import { readJson } from './readJson.js';
import { storeFiles, storeFormat } from './storeFormat.js';

/** The description that a run folder keeps; undefined when there is none of the data with this fingerprint. */
export function readData(runFolder: string, fingerprint: string): DataDescription | undefined {
  const file = readJson(join(runFolder, storeFiles.data));
  if (file.state !== 'read' || !isRecord(file.value)) return undefined;
  const { formatVersion, fingerprint: found, data } = file.value;
  return formatVersion === storeFormat && found === fingerprint && isRecord(data)
    ? (data as unknown as DataDescription)
    : undefined;
}
