import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { storeFiles } from '../../store/storeFormat.js';
import type { MlflowClient } from './createMlflowClient.js';
import type { MlflowRun } from './MlflowRun.js';

/** What of a cell's folder is kept beside its run. */
const files = [storeFiles.split, storeFiles.summary, storeFiles.result, storeFiles.log];
/** Bytes; larger files stay in the run folder. */
const largest = 16 * 2 ** 20;

/**
 * Sends the main files of a cell's folder, where the server keeps files itself.
 *
 * @returns whether it does, and which files were too large.
 */
export async function sendFiles(
  client: MlflowClient,
  run: MlflowRun,
  folder: string,
): Promise<{ readonly kept: boolean; readonly tooLarge: readonly string[] }> {
  const root = /^mlflow-artifacts:\/+(.+)$/.exec(run.artifacts)?.[1];
  if (root === undefined) return { kept: false, tooLarge: [] };
  const tooLarge: string[] = [];
  for (const name of files) {
    const path = join(folder, name);
    const size = statSync(path, { throwIfNoEntry: false })?.size;
    if (size === undefined) continue;
    if (size > largest) tooLarge.push(path);
    else await client.put(`${root}/${name}`, readFileSync(path));
  }
  return { kept: true, tooLarge };
}
