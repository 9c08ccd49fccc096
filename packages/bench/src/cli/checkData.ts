import { checkUciEeg } from '@strnn/eeg';
import type { Finding } from './Finding.js';

/**
 * Whether the UCI EEG recordings are there and intact.
 *
 * @param path their folder; default: where their reader looks.
 * @param named whether the user asked for them; otherwise their absence is no error.
 */
export async function checkData(path: string | undefined, named: boolean): Promise<Finding[]> {
  const found = await checkUciEeg(path);
  const absent = !named && found.length === 1 && found[0].level === 'error';
  return found.map(({ level, message }) => ({ topic: 'uci-eeg', level: absent ? 'warning' : level, message }));
}
