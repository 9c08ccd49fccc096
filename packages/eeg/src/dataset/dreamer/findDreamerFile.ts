import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { locateFiles } from '@strnn/core/dataset';

/**
 * DREAMER.mat: `path` itself, or in the folder `path`.
 * @throws StrnnError `data` saying what was found instead, and where the file is if it is near.
 */
export async function findDreamerFile(path: string): Promise<string> {
  const found = await stat(resolve(path)).catch(() => undefined);
  if (found?.isFile()) return resolve(path);
  const { folder, names } = await locateFiles({
    where: 'dreamer',
    path,
    pattern: /^DREAMER\.mat$/i,
    example: 'DREAMER.mat',
  });
  return join(folder, names[0]);
}
