import { StrnnError } from '@strnn/core/error';
import type { ReportInput } from '../report/Report.js';
import type { CellResult } from './CellResult.js';
import { cellFolder } from './store/cellFolder.js';
import { readData } from './store/readData.js';
import { readFailure } from './store/readFailure.js';
import { readResult } from './store/readResult.js';
import type { RunStore } from './store/RunStore.js';

/**
 * Everything that a run folder holds, as reports take it. Cells without a valid result are left out; reports flag the
 * matrix as incomplete then.
 *
 * @throws StrnnError `store` when the folder has no description of its data, i.e. nothing was run yet.
 */
export function collectReport({ folder, plan }: RunStore): { input: ReportInput; damaged: readonly string[] } {
  const results: CellResult[] = [];
  const failed: Record<string, string> = {};
  const damaged: string[] = [];
  for (const cell of plan.cells) {
    const stored = readResult(cellFolder(folder, cell.id), cell);
    // The present plan's label and factors: an experiment may call the same configuration something else by now.
    if (stored.state === 'done') results.push({ ...stored.result, cell });
    else {
      if (stored.state === 'corrupt')
        damaged.push(`${stored.path} is damaged (${stored.reason}); 'strnn run' makes it anew`);
      const failure = readFailure(cellFolder(folder, cell.id));
      if (failure !== undefined) failed[cell.id] = failure.message.split('\n', 1)[0]!;
    }
  }
  const fingerprint = plan.cells[0]?.config.data.fingerprint ?? '';
  const data = readData(folder, fingerprint);
  if (data === undefined) {
    throw new StrnnError('store', `${folder}: has no data.json for this plan's data; 'strnn run' writes it.`);
  }
  return { input: { plan, results, failed, data }, damaged };
}
