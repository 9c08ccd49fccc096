import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import { claimLease } from '../lease/claimLease.js';
import type { Lease } from '../lease/Lease.js';
import { releaseLease } from '../lease/releaseLease.js';
import { cellFolder } from './cellFolder.js';
import { quarantineResult } from './quarantineResult.js';
import { readFailure } from './readFailure.js';
import { readResult } from './readResult.js';
import { storeFiles, storeFormat } from './storeFormat.js';
import { writeJson } from './writeJson.js';

/** What claiming a cell gave. */
export type Claim =
  | {
      readonly state: 'claimed';
      readonly lease: Lease;
      readonly folder: string;
      /** Something to tell the user. */ readonly note?: string;
    }
  /** Another live process works on it. */
  | { readonly state: 'leased' }
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly message: string };

/**
 * Claims a cell that is to be run. Its state is looked at again under the lease, so a cell that another process has
 * finished meanwhile is not run twice. A damaged result is moved aside.
 *
 * @param runFolder `runs/<matrix name>`.
 * @param retry whether a cell that failed may be claimed; its `error.json` is then removed.
 */
export function claimCell(runFolder: string, cell: PlannedCell, retry: boolean): Claim {
  const folder = cellFolder(runFolder, cell.id);
  const lease = claimLease(folder);
  if (lease === undefined) return { state: 'leased' };
  try {
    const stored = readResult(folder, cell);
    const failure = stored.state === 'done' ? undefined : readFailure(folder);
    if (stored.state === 'done' || (failure !== undefined && !retry)) {
      releaseLease(lease);
      return failure === undefined ? { state: 'done' } : { state: 'failed', message: failure.message };
    }
    let note: { note?: string } = {};
    if (stored.state === 'corrupt') {
      note = {
        note: `${stored.path} was damaged (${stored.reason}): kept as ${quarantineResult(folder)}, the cell runs again`,
      };
    }
    if (failure !== undefined) rmSync(join(folder, storeFiles.error), { force: true });
    writeJson(join(folder, storeFiles.cell), { formatVersion: storeFormat, cell });
    return { state: 'claimed', lease, folder, ...note };
  } catch (error) {
    releaseLease(lease);
    throw error;
  }
}
