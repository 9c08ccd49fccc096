import { join } from 'node:path';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { claimListed } from '../lease/claimLease.js';
import type { Lease } from '../lease/Lease.js';
import { releaseLease } from '../lease/releaseLease.js';
import { cellFolder } from './cellFolder.js';
import { quarantineResult } from './quarantineResult.js';
import { readFailure } from './readFailure.js';
import { readPruned } from './readPruned.js';
import { readSummary } from './readSummary.js';
import { readResult } from './readResult.js';
import { removeFile } from './removeFile.js';
import { removeTemporaries } from './removeTemporaries.js';
import { storeFiles } from './storeFormat.js';

/** What claiming a cell gave. */
export type Claim =
  | {
      readonly state: 'claimed';
      readonly lease: Lease;
      readonly folder: string;
      /** It was given up early before, and now `--retry` asks for all of it. */
      readonly wasPruned: boolean;
      /** Something to tell the user. */
      readonly note?: string;
    }
  /** Another live process works on it. */
  | { readonly state: 'leased' }
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'pruned'; readonly reason: string };

/**
 * Claims a cell that is to be run. Its state is looked at again under the lease, so a cell that another process has
 * finished meanwhile is not run twice. A damaged result is moved aside.
 *
 * @param runFolder `runs/<matrix name>`.
 * @param retry whether a cell that failed or was pruned may be claimed; its `error.json` or `pruned.json` is then removed.
 */
export function claimCell(runFolder: string, cell: PlannedCell, retry: boolean): Claim {
  const folder = cellFolder(runFolder, cell.id);
  // Most cells of a large matrix were done by somebody else meanwhile; to see that takes no lease.
  if (readSummary(folder, cell) !== undefined) return { state: 'done' };
  const claimed = claimListed(folder);
  if (claimed === undefined) return { state: 'leased' };
  const { lease, names } = claimed;
  try {
    removeTemporaries(folder, 'all', names);
    if (names.includes(storeFiles.folds)) removeTemporaries(join(folder, storeFiles.folds), 'all');
    const stored = names.includes(storeFiles.result) ? readResult(folder, cell) : undefined;
    const failure = names.includes(storeFiles.error) ? readFailure(folder) : undefined;
    const pruning = names.includes(storeFiles.pruned) ? readPruned(folder) : undefined;
    if (stored?.state === 'done' || (!retry && (failure ?? pruning) !== undefined)) {
      releaseLease(lease);
      if (stored?.state === 'done') return { state: 'done' };
      if (failure !== undefined) return { state: 'failed', message: failure.message };
      return { state: 'pruned', reason: pruning!.reason };
    }
    let note: { note?: string } = {};
    if (stored?.state === 'corrupt') {
      note = {
        note: `${stored.path} was damaged (${stored.reason}): kept as ${quarantineResult(folder)}, the cell runs again`,
      };
    }
    if (failure !== undefined) removeFile(join(folder, storeFiles.error));
    if (pruning !== undefined) removeFile(join(folder, storeFiles.pruned));
    return { state: 'claimed', lease, folder, wasPruned: pruning !== undefined, ...note };
  } catch (error) {
    releaseLease(lease);
    throw error;
  }
}
