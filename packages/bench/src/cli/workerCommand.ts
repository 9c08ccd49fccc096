import { availableParallelism, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { defaultMemory } from '../run/engine/defaultMemory.js';
import { serveQueues } from '../run/queue/index.js';
import { describeEnd } from '../run/progress/describeEnd.js';
import type { CommandContext, ExitCode } from './CommandContext.js';
import { printLines } from './printLines.js';
import { watchSignals } from './watchSignals.js';

/** The options of `strnn worker`; flags are absent when not given. */
export interface WorkerFlags {
  /** URL of Redis. */
  readonly queue: string;
  readonly workers?: number;
  /** MiB that a worker may use. */
  readonly memory?: number;
  /** Experiment file, or a folder of experiment files. */
  readonly experiment?: string;
  /** Name of the only matrix to serve. */
  readonly matrix?: string;
  /** Folder of all runs, where it is shared under another path. */
  readonly runs?: string;
  readonly scratch?: string;
  /** False after `--no-shared`. */
  readonly shared?: boolean;
  /** Seconds. */
  readonly idle?: number;
}

/** `strnn worker`: runs cells that `strnn run --queue` offers, until stopped. */
export async function workerCommand(options: WorkerFlags, { stderr, workModule }: CommandContext): Promise<ExitCode> {
  const note = (line: string): void => printLines(stderr, [line]);
  const signals = watchSignals(() => note('Stopping at the next checkpoint. Press Ctrl-C again to stop at once.'));
  const workers = options.workers ?? availableParallelism();
  const counts = { done: 0, failed: 0, pruned: 0, stopped: 0 };
  try {
    await serveQueues({
      ...options,
      workers,
      memory: options.memory ?? defaultMemory(workers),
      scratch: options.scratch ?? join(tmpdir(), `strnn-${userName()}`),
      stop: signals.stop,
      kill: signals.kill,
      ...(workModule !== undefined && { workModule }),
      onEnd: (title, end) => {
        counts[end.state] += 1;
        const mark = { done: 'done  ', failed: 'FAILED', pruned: 'pruned', stopped: 'left  ' }[end.state];
        note(`${mark}  ${describeEnd(title, end)}`);
      },
      note,
    });
  } finally {
    signals.end();
  }
  const parts = Object.entries(counts).filter(([state, count]) => count > 0 || state === 'done');
  note(`Ended: ${parts.map(([state, count]) => `${count} ${state}`).join(', ')}.`);
  return signals.stop.aborted ? 130 : 0;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return String(process.getuid?.() ?? 'user'); // a container's user has no name
  }
}
