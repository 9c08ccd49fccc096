import type { DoneCell, ReportInput } from '../report/Report.js';
import type { DataDescription } from './describeData.js';
import { cellFolder } from './store/cellFolder.js';
import { missingData } from './store/missingData.js';
import { openIndex } from './store/openIndex.js';
import { readFailure } from './store/readFailure.js';
import { readPruned } from './store/readPruned.js';
import type { RunStore } from './store/RunStore.js';

/**
 * Everything that a run folder holds, as reports take it. Cells without a valid result are left out; reports flag the
 * matrix as incomplete then. Of each digest the curves, the calibration bins and the site weights are read from its folder
 * at every access and not kept: 10,000 cells fit into memory as long as they are asked for only where they are shown.
 *
 * @throws StrnnError `store` when the folder has no description of a data set that has results
 */
export function collectReport({ folder, plan }: RunStore): { input: ReportInput; damaged: readonly string[] } {
  const index = openIndex(folder);
  const results: DoneCell[] = [];
  const failed: Record<string, string> = {};
  const pruned: Record<string, string> = {};
  const data: Record<string, DataDescription> = {};
  const damaged: string[] = [];
  for (const cell of plan.cells) {
    if (!index.hasFolder(cell.id)) continue;
    const stored = index.find(cell);
    if (stored.state === 'done') {
      const { fingerprint } = cell.config.data;
      const description = index.dataOf(fingerprint);
      if (description === undefined) throw missingData(folder, cell);
      results.push({ cell, digest: stored.digest });
      data[fingerprint] = description;
      continue;
    }
    if (stored.state === 'corrupt')
      damaged.push(`${stored.path} is damaged (${stored.reason}); 'strnn run' makes it anew`);
    const own = cellFolder(folder, cell.id);
    const failure = readFailure(own);
    const pruning = readPruned(own);
    if (failure !== undefined) failed[cell.id] = failure.message.split('\n', 1)[0]!;
    else if (pruning !== undefined) pruned[cell.id] = pruning.reason;
  }
  index.save();
  return { input: { plan, results, failed, pruned, data }, damaged };
}
