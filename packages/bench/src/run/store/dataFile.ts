import { join } from 'node:path';
import { storeFiles } from './storeFormat.js';

/**
 * Path of a file about one data setting: `<run folder>/data/<first 12 digits of the fingerprint><ending>`.
 *
 * @param ending default: of its description.
 */
export function dataFile(runFolder: string, fingerprint: string, ending = '.json'): string {
  return join(runFolder, storeFiles.data, `${fingerprint.slice(0, 12)}${ending}`);
}
