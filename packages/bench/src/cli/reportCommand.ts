import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { withLeakTwins, type GroupCounts } from '../matrix/withLeakTwins.js';
import { groupCounts } from '../run/groupCounts.js';
import { readData } from '../run/store/readData.js';
import type { RunStore } from '../run/store/RunStore.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { findStore } from './findStore.js';
import { printLines } from './printLines.js';
import { writeReports } from './writeReports.js';

/** `strnn report`: makes the report files and the table anew from a run folder; trains nothing. */
export async function reportCommand(
  target: string,
  options: { runs: string; leakDelta?: boolean },
  context: CommandContext,
): Promise<ExitCode> {
  let store: RunStore = findStore(target, options.runs);
  if (existsSync(target) && statSync(target).isFile()) {
    // The experiment's matrix as it is now, which may have grown since the last run.
    const { plan } = await context.plan(target);
    const folder = resolve(options.runs, plan.name);
    // A run with leaky twins is reported with them.
    const hasTwins = options.leakDelta ?? store.plan.cells.some(({ twinOf }) => twinOf !== undefined);
    const countsOf = (fingerprint: string): GroupCounts | undefined => groupCounts(readData(folder, fingerprint));
    store = { ...store, folder, plan: hasTwins ? withLeakTwins(plan, countsOf) : plan };
  }
  const { table, files, problem } = await writeReports(store, context);
  printLines(context.stdout, [table]);
  // Who may only read the folder has the table.
  if (problem !== undefined) throw problem;
  printLines(context.stdout, ['', `Report: ${files.join(', ')}`]);
  return 0;
}
