import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { StrnnError } from '@strnn/core/error';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellResult } from '../CellResult.js';
import { releaseLease } from '../lease/releaseLease.js';
import { cellFolder } from '../store/cellFolder.js';
import { checkCellResult } from '../store/checkCellResult.js';
import { claimCell } from '../store/claimCell.js';
import { readData } from '../store/readData.js';
import { storeError } from '../store/storeError.js';
import { storeFiles } from '../store/storeFormat.js';
import { writeAtomic } from '../store/writeAtomic.js';
import { writeFailure } from '../store/writeFailure.js';
import { writePruned } from '../store/writePruned.js';
import { writeResult } from '../store/writeResult.js';
import type { Grants } from './createGrants.js';
import { unpackFiles } from './packFiles.js';
import type { CellEnding } from './QueueMessage.js';

/** An ending that brings files along. */
export type SentEnding = Extract<CellEnding, { readonly state: 'done' | 'failed' | 'pruned' }>;

/**
 * Puts what a worker sent into the run folder, under the cell's lease. A cell that the run folder has already is left as
 * it is: whatever is there was computed from the same configuration.
 *
 * @returns `kept` (also when it was there already), or `leased` while a run without a queue has the cell.
 * @throws StrnnError `data` when what was sent is damaged or of another cell; nothing is written then. `store` when the
 * run folder cannot be written.
 */
export function keepEnding(
  runFolder: string,
  cell: PlannedCell,
  ending: SentEnding,
  grants: Grants,
): 'kept' | 'leased' {
  const files = unpackFiles(ending.files);
  const result = ending.state === 'done' ? readSentResult(files, cell) : undefined;
  let giveBack = (): void => grants.release(cell.id);
  if (!grants.holds(cell.id)) {
    // A result counts more than a failure of another attempt.
    const claim = claimCell(runFolder, cell, result !== undefined);
    if (claim.state === 'leased') return 'leased';
    if (claim.state !== 'claimed') return 'kept';
    giveBack = () => releaseLease(claim.lease);
  }
  const folder = cellFolder(runFolder, cell.id);
  try {
    for (const [name, content] of files) {
      if (name === storeFiles.log) appendFileSync(join(folder, name), content);
      else if (name !== storeFiles.result) writeAtomic(join(folder, name), content);
    }
    if (result !== undefined) {
      const data = readData(runFolder, cell.config.data.fingerprint);
      if (data === undefined) {
        throw new StrnnError(
          'store',
          `${runFolder}: has no description of the data of '${cell.label}'; 'strnn run' writes it.`,
        );
      }
      writeResult(folder, result, data);
    } else if (ending.state === 'failed') writeFailure(folder, { id: cell.id, ...ending.failure });
    else if (ending.state === 'pruned') {
      writePruned(folder, { id: cell.id, reason: ending.reason, foldsDone: ending.foldsDone });
    }
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : storeError(folder, error);
  } finally {
    giveBack();
  }
  return 'kept';
}

function readSentResult(files: ReadonlyMap<string, string>, cell: PlannedCell): CellResult {
  const text = files.get(storeFiles.result);
  if (text === undefined) throw new StrnnError('data', `it has no ${storeFiles.result}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new StrnnError('data', `its ${storeFiles.result} is not JSON`, { cause });
  }
  const problem = checkCellResult(value, cell);
  if (problem !== undefined) throw new StrnnError('data', `its result is not valid (${problem})`);
  return value as CellResult;
}
