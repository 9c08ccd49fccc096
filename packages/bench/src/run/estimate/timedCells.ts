import { cpus } from 'node:os';
import type { Plan } from '../../matrix/PlannedCell.js';
import { openIndex } from '../store/openIndex.js';
import type { TimedCell } from './estimateTime.js';

/** The cells of a plan that this kind of processor has done, with their times; how many others have. */
export function timedCells(
  runFolder: string,
  plan: Plan,
  processor = cpus()[0]?.model ?? 'unknown',
): { here: readonly TimedCell[]; elsewhere: number } {
  const index = openIndex(runFolder);
  const here: TimedCell[] = [];
  let elsewhere = 0;
  for (const cell of plan.cells) {
    if (!index.hasFolder(cell.id) || index.dataOf(cell.config.data.fingerprint) === undefined) continue;
    const stored = index.find(cell);
    if (stored.state !== 'done') continue;
    if (stored.digest.environment.processor === processor) here.push({ cell, seconds: stored.digest.seconds });
    else elsewhere++;
  }
  return { here, elsewhere };
}
