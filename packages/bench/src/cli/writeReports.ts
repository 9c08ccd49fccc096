import type { StrnnError } from '@strnn/core/error';
import { collectReport } from '../run/collectReport.js';
import type { RunStore } from '../run/store/RunStore.js';
import type { CommandContext } from './CommandContext.js';
import { printLines } from './printLines.js';
import { storeError } from '../run/store/storeError.js';
import { shownPath } from '../run/shownPath.js';

/**
 * Makes every report file of a run folder from what it holds.
 *
 * @returns the table for the terminal, and the files; `problem`: why they could not be written
 */
export async function writeReports(
  store: RunStore,
  { stdout, stderr }: CommandContext,
): Promise<{ table: string; files: readonly string[]; complete: boolean; problem?: StrnnError }> {
  const { renderTable, summarize, writeReport } = await import('../report/index.js');
  const { input, damaged } = collectReport(store);
  printLines(stderr, damaged);
  const summary = summarize(input);
  const width = stdout.columns;
  const made = {
    table: renderTable(input, { summary, ...(width !== undefined && { width }) }).trimEnd(),
    complete: input.results.length === store.plan.cells.length,
  };
  try {
    return { ...made, files: Object.values(writeReport(input, store.folder, summary)).map(shownPath) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return { ...made, files: [], problem: storeError(store.folder, error) };
  }
}
