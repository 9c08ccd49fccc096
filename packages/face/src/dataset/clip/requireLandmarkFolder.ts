import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { StrnnError } from '@strnn/core/error';

/**
 * Refuses a folder of landmarks that is not there: with `damaged: 'skip'` every recording would be left out for it.
 *
 * @param where the option, for the message
 * @throws StrnnError `data`
 */
export async function requireLandmarkFolder(folder: string, where: string): Promise<void> {
  const path = resolve(folder);
  const status = await stat(path).catch(() => undefined);
  if (status?.isDirectory() === true) return;
  const found = status === undefined ? 'nothing' : 'a file';
  throw new StrnnError('data', `${where}: expected a folder of landmark files, found ${found} at ${path}`);
}
