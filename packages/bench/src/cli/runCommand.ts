import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { cellTitles } from '../run/cellTitles.js';
import { combineObservers } from '../run/engine/combineObservers.js';
import { defaultMemory } from '../run/engine/defaultMemory.js';
import { runMatrix, type RunMatrixOptions, type RunOutcome } from '../run/engine/runMatrix.js';
import { clearDeadLeases } from '../run/lease/clearDeadLeases.js';
import { removePrepared } from '../run/prepared/index.js';
import { DEFAULT_PRUNE_AFTER } from '../run/pruning/decidePruning.js';
import { createDisplay } from '../run/progress/createDisplay.js';
import { formatDuration } from '../run/progress/formatDuration.js';
import { cellFolder } from '../run/store/cellFolder.js';
import { readFailure } from '../run/store/readFailure.js';
import type { RunStore } from '../run/store/RunStore.js';
import { storeFiles } from '../run/store/storeFormat.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { checkTrackers, createTrackers, createTracking, type TrackerFlags } from '../run/tracker/index.js';
import { prepareRun } from './prepareRun.js';
import { printLines } from './printLines.js';
import { shownPath } from '../run/shownPath.js';
import { watchSignals } from './watchSignals.js';
import { writeReports } from './writeReports.js';
import { countOf } from '../run/countOf.js';

/** The options of `strnn run`; flags are absent when not given. */
export interface RunFlags extends TrackerFlags {
  /** Folder of all runs. */
  readonly runs: string;
  readonly workers?: number;
  /** MiB that a worker may use. */
  readonly memory?: number;
  /** URL of Redis: the cells are run by `strnn worker`. */
  readonly queue?: string;
  readonly only?: string;
  /** Also runs a leaky twin of every honest cell. */
  readonly leakDelta?: boolean;
  /** Gives hopeless cells up after this many folds; `true`: after 3. */
  readonly prune?: number | true;
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
  const trackers = checkTrackers(options, options.runs, env);
  if (options.queue !== undefined) await (await import('../run/queue/index.js')).checkQueue(options.queue);
  const { store, cells } = await prepareRun(experiment, options, context, (line) => {
    if (!quiet && !json) printLines(stderr, [line]);
  });
  const workers = options.workers ?? availableParallelism();

  const display = createDisplay({ quiet, json }, stderr, stdout, env, cellTitles(store.plan.cells));
  const tracking = createTracking(createTrackers(trackers, store), store, cells, (line) => display.note(line));
  const observer = combineObservers([display, tracking.observer]);
  const signals = watchSignals(() =>
    observer.note('Stopping at the next checkpoint. Press Ctrl-C again to stop at once.'),
  );
  let outcome: RunOutcome;
  try {
    const request: RunMatrixOptions = {
      store,
      cells,
      workers,
      memory: options.memory ?? defaultMemory(workers),
      failFast,
      retry,
      ...(options.prune !== undefined && {
        prune: { after: options.prune === true ? DEFAULT_PRUNE_AFTER : options.prune },
      }),
      observer,
      stop: signals.stop,
      kill: signals.kill,
      ...(context.workModule !== undefined && { workModule: context.workModule }),
    };
    outcome = await (options.queue === undefined ? runMatrix(request) : runOnQueue(request, options.queue));
  } finally {
    signals.end();
  }
  if (outcome.left.length === 0) removePrepared(store.folder);
  clearDeadLeases(outcome.done.map((id) => cellFolder(store.folder, id)));

  const seconds = (performance.now() - started) / 1000;
  const interrupted = signals.stop.aborted && outcome.left.length > 0;
  const code: ExitCode = interrupted ? 130 : outcome.failed.length > 0 ? 1 : 0;
  const sendRest = (): Promise<void> => {
    const warn = (line: string): void => printLines(stderr, [line]);
    return tracking.settle(!signals.stop.aborted, quiet || json ? () => {} : warn, warn);
  };
  const counts = {
    done: outcome.done.length,
    failed: outcome.failed.length,
    pruned: outcome.pruned.length,
    left: outcome.left.length,
  };
  if (interrupted) {
    if (json) stdout.write(`${JSON.stringify({ event: 'end', ...counts, interrupted, seconds })}\n`);
    else
      printLines(stderr, [
        `Stopped: ${counts.done} of ${countOf(cells.length, 'cell')} done; nothing that was finished is lost.`,
        'To go on, run the same command again.',
      ]);
    await sendRest();
    return code;
  }
  const { table, files, complete, problem } = await writeReports(store, context);
  if (json) {
    stdout.write(`${JSON.stringify({ event: 'end', ...counts, interrupted, seconds, files })}\n`);
    await sendRest();
    if (problem !== undefined) throw problem;
    return code;
  }
  printLines(stdout, [table]);
  if (problem === undefined) printLines(stdout, ['', `Report: ${files.join(', ')}`]);
  if (!quiet) printLines(stderr, [summary(outcome, cells.length, seconds, complete)]);
  printLines(stderr, describeFailures(store, outcome, retry));
  await sendRest();
  if (problem !== undefined) throw problem;
  return code;
}

async function runOnQueue(request: RunMatrixOptions, queue: string): Promise<RunOutcome> {
  const { runQueued } = await import('../run/queue/index.js');
  return runQueued({ ...request, queue });
}

function summary({ done, pruned, left }: RunOutcome, asked: number, seconds: number, complete: boolean): string {
  const given = pruned.length > 0 ? `, ${pruned.length} pruned (--retry runs them to the end)` : '';
  const rest = left.length > 0 ? `, ${left.length} not run` : '';
  const part = complete ? '' : '; the matrix is not complete';
  return `${done.length} of ${countOf(asked, 'cell')} done${given}${rest}, ${formatDuration(seconds)}${part}.`;
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
