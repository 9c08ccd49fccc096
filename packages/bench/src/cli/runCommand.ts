import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { cellTitles } from '../run/cellTitles.js';
import { runMatrix, type RunOutcome } from '../run/engine/runMatrix.js';
import { createDisplay } from '../run/progress/createDisplay.js';
import { formatDuration } from '../run/progress/formatDuration.js';
import { selectCells } from '../run/selectCells.js';
import { cellFolder } from '../run/store/cellFolder.js';
import { keepData } from '../run/store/keepData.js';
import { openStore } from '../run/store/openStore.js';
import { readCellState } from '../run/store/readCellState.js';
import { readFailure } from '../run/store/readFailure.js';
import type { RunStore } from '../run/store/RunStore.js';
import { storeFiles } from '../run/store/storeFormat.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { printLines } from './printLines.js';
import { shownPath } from '../run/shownPath.js';
import { watchSignals } from './watchSignals.js';
import { writeReports } from './writeReports.js';
import { countOf } from '../run/countOf.js';

/** The options of `strnn run`; flags are absent when not given. */
export interface RunFlags {
  /** Folder of all runs. */
  readonly runs: string;
  readonly workers?: number;
  readonly only?: string;
  readonly failFast?: boolean;
  readonly retry?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** How many failed cells are listed one by one. */
const listed = 10;

/** `strnn run`: plans, runs what is missing, writes the reports and prints the table. */
export async function runCommand(experiment: string, options: RunFlags, context: CommandContext): Promise<ExitCode> {
  const { stdout, stderr, env } = context;
  const { failFast = false, retry = false, quiet = false, json = false } = options;
  const started = performance.now();
  const { plan, data, check } = await context.plan(experiment);
  const cells = selectCells(plan.cells, options.only);
  const toRun = cells.filter((cell) => {
    const { state } = readCellState(resolve(options.runs, plan.name), cell, 'summary');
    return state !== 'done' && (state !== 'failed' || retry);
  });
  if (toRun.length > 0) {
    if (!quiet && !json) printLines(stderr, ['Checking the data, the splits and the plugins']);
    await check(toRun);
  }
  const store = openStore(options.runs, plan);
  await keepData(store.folder, data, plan.cells[0].config.data.fingerprint);

  const display = createDisplay({ quiet, json }, stderr, stdout, env, cellTitles(plan.cells));
  const signals = watchSignals(() =>
    display.note('Stopping at the next checkpoint. Press Ctrl-C again to stop at once.'),
  );
  let outcome: RunOutcome;
  try {
    outcome = await runMatrix({
      store,
      cells,
      workers: options.workers ?? availableParallelism(),
      failFast,
      retry,
      observer: display,
      stop: signals.stop,
      kill: signals.kill,
      ...(context.workModule !== undefined && { workModule: context.workModule }),
    });
  } finally {
    signals.end();
  }

  const seconds = (performance.now() - started) / 1000;
  const interrupted = signals.stop.aborted && outcome.left.length > 0;
  const code: ExitCode = interrupted ? 130 : outcome.failed.length > 0 ? 1 : 0;
  const counts = { done: outcome.done.length, failed: outcome.failed.length, left: outcome.left.length };
  if (interrupted) {
    if (json) stdout.write(`${JSON.stringify({ event: 'end', ...counts, interrupted, seconds })}\n`);
    else
      printLines(stderr, [
        `Stopped: ${counts.done} of ${countOf(cells.length, 'cell')} done; nothing that was finished is lost.`,
        'To go on, run the same command again.',
      ]);
    return code;
  }
  const { table, files, complete } = await writeReports(store, context);
  if (json) {
    stdout.write(`${JSON.stringify({ event: 'end', ...counts, interrupted, seconds, files })}\n`);
    return code;
  }
  printLines(stdout, [table, '', `Report: ${files.join(', ')}`]);
  if (!quiet) printLines(stderr, [summary(outcome, cells.length, seconds, complete)]);
  printLines(stderr, describeFailures(store, outcome, retry));
  return code;
}

function summary({ done, left }: RunOutcome, asked: number, seconds: number, complete: boolean): string {
  const rest = left.length > 0 ? `, ${left.length} not run` : '';
  const part = complete ? '' : '; the matrix is not complete';
  return `${done.length} of ${countOf(asked, 'cell')} done${rest}, ${formatDuration(seconds)}${part}.`;
}

function describeFailures({ folder, plan }: RunStore, { failed }: RunOutcome, retried: boolean): string[] {
  if (failed.length === 0) return [];
  const title = cellTitles(plan.cells);
  const byId = new Map(plan.cells.map((cell) => [cell.id, cell]));
  const lines = failed.slice(0, listed).map((id) => {
    const path = cellFolder(folder, id);
    const reason = readFailure(path)?.message.split('\n', 1)[0] ?? 'unknown reason';
    return `  ${title(byId.get(id)!)}: ${reason} (log: ${shownPath(join(path, storeFiles.log))})`;
  });
  if (failed.length > listed) lines.push(`  and ${failed.length - listed} more ('strnn status' lists them)`);
  const again = retried ? '' : ' Run again with --retry once the cause is mended.';
  return [`${countOf(failed.length, 'cell')} failed.${again}`, ...lines];
}
