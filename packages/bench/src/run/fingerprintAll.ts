import type { DataSource } from '@strnn/core/samples';

/** Data settings read at a time: more would wait for the disk, not for each other. */
const atOnce = 4;

/** The fingerprint of each data setting, computed once, a few at a time. Rejects with the first error. */
export async function fingerprintAll(settings: readonly DataSource[]): Promise<ReadonlyMap<DataSource, string>> {
  const found = new Map<DataSource, string>();
  const queue = settings.values();
  const work = async (): Promise<void> => {
    for (const source of queue) found.set(source, await source.fingerprint());
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, settings.length) }, work));
  return found;
}
