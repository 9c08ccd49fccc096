import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { isRecord } from '../store/isRecord.js';
import { readJson } from '../store/readJson.js';
import { storeError } from '../store/storeError.js';
import { writeJson } from '../store/writeJson.js';

const file = 'queue.json';

/** The identity of a run folder, kept in its `queue.json`; undefined where there is no such folder or file. */
export function readStoreIdentity(runFolder: string): string | undefined {
  const found = readJson(join(runFolder, file));
  return found.state === 'read' && isRecord(found.value) && typeof found.value.store === 'string'
    ? found.value.store
    : undefined;
}

/**
 * The same, made where it is missing. A worker that finds it in a folder knows that this is the runner's folder, and not
 * one with the same path on another machine.
 *
 * @throws StrnnError `store` when the folder cannot be written
 */
export function storeIdentity(runFolder: string): string {
  const found = readStoreIdentity(runFolder);
  if (found !== undefined) return found;
  const store = randomUUID();
  try {
    writeJson(join(runFolder, file), { formatVersion: 1, store });
  } catch (error) {
    throw storeError(runFolder, error);
  }
  return store;
}
