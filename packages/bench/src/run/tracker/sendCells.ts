import type { DataDescription } from '../describeData.js';
import { readData } from '../store/readData.js';
import { readDigest } from '../store/readDigest.js';
import { readResult } from '../store/readResult.js';
import type { RunStore } from '../store/RunStore.js';
import type { TrackedCell, Tracker } from './Tracker.js';

/** What sending cells came to. */
export interface Sent {
  /** Cells that were sent, or sent anew because their result changed. */
  readonly sent: number;
  /** Cells that the tracker had already. */
  readonly known: number;
  /** Cells without a result. */
  readonly missing: number;
}

/**
 * Sends the cells that are done to an opened tracker, some at a time. The first error ends it, once what is under way
 * has ended.
 *
 * @param onProgress gets the number of cells looked at so far.
 */
export async function sendCells(
  cells: readonly TrackedCell[],
  tracker: Tracker,
  { folder }: RunStore,
  onProgress: (looked: number) => void = () => {},
): Promise<Sent> {
  const counts = { sent: 0, known: 0, missing: 0 };
  const described = new Map<string, DataDescription | undefined>();
  const dataOf: DataLookup = (fingerprint) => {
    if (!described.has(fingerprint)) described.set(fingerprint, readData(folder, fingerprint));
    return described.get(fingerprint);
  };
  const waiting = cells.values();
  let looked = 0;
  let failure: { error: unknown } | undefined;
  const send = async (): Promise<void> => {
    for (const tracked of waiting) {
      try {
        counts[await sendCell(tracked, tracker, dataOf)] += 1;
      } catch (error) {
        failure ??= { error };
      }
      if (failure !== undefined) return;
      onProgress(++looked);
    }
  };
  await Promise.all(Array.from({ length: tracker.parallel }, send));
  if (failure !== undefined) throw failure.error;
  return counts;
}

type DataLookup = (fingerprint: string) => DataDescription | undefined;

async function sendCell(tracked: TrackedCell, tracker: Tracker, dataOf: DataLookup): Promise<keyof Sent> {
  const { cell, folder } = tracked;
  const stored = readDigest(folder, cell, () => dataOf(cell.config.data.fingerprint));
  if (stored.state !== 'done') return 'missing';
  if (tracker.knows(tracked, stored.digest)) return 'known';
  const read = readResult(folder, cell);
  if (read.state !== 'done') return 'missing';
  const changed = await tracker.finish({ ...tracked, result: read.result, digest: stored.digest });
  return changed ? 'sent' : 'known';
}
