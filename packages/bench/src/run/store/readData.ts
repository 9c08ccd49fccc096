import type { DataDescription } from '../describeData.js';
import { dataFile } from './dataFile.js';
import { isRecord } from './isRecord.js';
import { readJson } from './readJson.js';
import { storeFormat } from './storeFormat.js';

/** The description of a data setting that a run folder keeps; undefined when there is none with this fingerprint. */
export function readData(runFolder: string, fingerprint: string): DataDescription | undefined {
  const file = readJson(dataFile(runFolder, fingerprint));
  if (file.state !== 'read' || !isRecord(file.value)) return undefined;
  const { formatVersion, fingerprint: found, data } = file.value;
  return formatVersion === storeFormat && found === fingerprint && isRecord(data)
    ? (data as unknown as DataDescription)
    : undefined;
}
