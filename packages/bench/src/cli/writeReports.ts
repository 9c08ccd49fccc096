import { collectReport } from '../run/collectReport.js';
import type { RunStore } from '../run/store/RunStore.js';
import type { CommandContext } from './CommandContext.js';
import { printLines } from './printLines.js';
import { storeError } from '../run/store/storeError.js';
import { shownPath } from '../run/shownPath.js';

/** Makes every report file of a run folder from what it holds; returns the table for the terminal and the files. */
export async function writeReports(
  store: RunStore,
  { stdout, stderr }: CommandContext,
): Promise<{ table: string; files: readonly string[]; complete: boolean }> {
  const { renderTable, summarize, writeReport } = await import('../report/index.js');
  const { input, damaged } = collectReport(store);
  printLines(stderr, damaged);
  const summary = summarize(input);
  const written = writeFiles(() => writeReport(input, store.folder, summary), store.folder);
  const width = stdout.columns;
  return {
    table: renderTable(input, { summary, ...(width !== undefined && { width }) }).trimEnd(),
    files: Object.values(written).map(shownPath),
    complete: input.results.length === store.plan.cells.length,
  };
}

function writeFiles<T>(write: () => T, folder: string): T {
  try {
    return write();
  } catch (error) {
    throw (error as NodeJS.ErrnoException).syscall === undefined ? error : storeError(folder, error);
  }
}
