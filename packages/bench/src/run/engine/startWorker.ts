import { fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { CellProgress } from '../CellProgress.js';
import type { PruneRule } from '../pruning/index.js';
import type { CellDigest } from '../store/CellDigest.js';
import { appendLog } from './appendLog.js';
import { crashReason } from './crashReason.js';
import { memoryReason } from './memoryReason.js';
import { watchMemory } from './watchMemory.js';
import { workerArguments } from './workerArguments.js';
import { workerEnvironment } from './workerEnvironment.js';
import type { FromWorker, ToWorker, WorkerError } from './WorkerMessage.js';

/** How a cell ended in a worker process. */
export type WorkerOutcome =
  | { readonly state: 'done'; readonly digest: CellDigest }
  | { readonly state: 'pruned'; readonly reason: string; readonly foldsDone: number }
  | { readonly state: 'stopped' }
  | { readonly state: 'failed'; readonly error: WorkerError }
  | { readonly state: 'crashed'; readonly message: string; readonly signal: NodeJS.Signals | null };

/** A worker process, seen from the engine. It runs one cell at a time. */
export interface Worker {
  /** Settled once the experiment is loaded; gives the error when it cannot be, never rejects. */
  readonly ready: Promise<WorkerError | undefined>;
  /** Why it could not run a cell (other data, other plugins), or undefined; never rejects. */
  check(cell: PlannedCell, runFolder: string): Promise<string | undefined>;
  /** @param prune when to give the cell up; default: never. */
  run(
    cell: PlannedCell,
    folder: string,
    onProgress: (progress: CellProgress) => void,
    prune?: PruneRule,
  ): Promise<WorkerOutcome>;
  /** Asks it to leave its cell at the next checkpoint. */
  stop(): void;
  /** Whether its process has ended. */
  hasEnded(): boolean;
  /** Ends it at once. */
  kill(): void;
  /** Lets it go; resolves when the process has ended. */
  close(): Promise<void>;
}

const here = import.meta.url;

/**
 * Starts a worker process with the parent's loaders.
 *
 * @param experimentFile absolute path; loaded again there.
 * @param workModule URL of a module with the exports of `WorkModule`; default: the real one.
 * @param memory MiB that it may use, JavaScript heap and everything else; above, it is ended and its cell fails. Default:
 * no limit but Node's own.
 */
export function startWorker(experimentFile: string, workModule?: string, memory?: number): Worker {
  const entry = fileURLToPath(new URL(`../../cli/worker.${here.endsWith('.ts') ? 'ts' : 'js'}`, here));
  const child = fork(entry, [experimentFile, ...(workModule === undefined ? [] : [workModule])], {
    execArgv: workerArguments(process.execArgv, new URL('../../../bin/register.js', here).href, memory),
    env: workerEnvironment(process.env),
    serialization: 'advanced', // JSON would turn a NaN loss into null
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });

  let excess: number | undefined; // MiB in use when it was ended for that
  const endForMemory = (used: number): void => {
    excess = used;
    child.kill('SIGKILL');
  };
  const endWatch =
    memory === undefined || child.pid === undefined ? undefined : watchMemory(child.pid, memory, endForMemory);

  let folder: string | undefined;
  let progress: (value: CellProgress) => void = () => {};
  let settleRun: ((outcome: WorkerOutcome) => void) | undefined;
  let settleCheck: (problem: string | undefined) => void = () => {};
  let isReady = false;
  let settleReady!: (error: WorkerError | undefined) => void;
  const ready = new Promise<WorkerError | undefined>((resolve) => (settleReady = resolve));
  const errorLines: string[] = [];
  let crash: Extract<WorkerOutcome, { state: 'crashed' }> | undefined;
  let settleEnd!: () => void;
  const ended = new Promise<void>((resolve) => (settleEnd = resolve));

  const finish = (outcome: WorkerOutcome): void => {
    folder = undefined;
    settleRun?.(outcome);
    settleRun = undefined;
  };
  const send = (message: ToWorker): void => {
    if (child.connected) child.send(message, () => {}); // an error here means it has ended, which 'close' tells
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream!.setEncoding('utf8');
    stream!.on('data', (text: string) => {
      if (folder !== undefined) appendLog(folder, text);
      if (stream === child.stderr)
        errorLines.splice(0, errorLines.length, ...[...errorLines, ...text.split('\n')].slice(-60));
    });
  }
  child.on('message', (message: FromWorker) => {
    if (message.type === 'ready') {
      isReady = true;
      settleReady(undefined);
    } else if (message.type === 'refused') settleReady(message.error);
    else if (message.type === 'checked') settleCheck(message.problem);
    else if (message.type === 'progress') progress(message.progress);
    else if (message.type === 'memory') {
      if (memory !== undefined && message.used > memory) endForMemory(message.used);
    } else if (message.type === 'done') finish({ state: 'done', digest: message.digest });
    else if (message.type === 'pruned')
      finish({ state: 'pruned', reason: message.reason, foldsDone: message.foldsDone });
    else if (message.type === 'failed') finish({ state: 'failed', error: message.error });
    else finish({ state: 'stopped' });
  });
  const end = (message: string, signal: NodeJS.Signals | null): void => {
    crash = { state: 'crashed', message, signal };
    const isLimit = excess !== undefined;
    settleReady({ ...(isLimit && { code: 'option' }), message: `a worker process could not start: ${message}` });
    settleCheck(message);
    finish(crash);
    settleEnd();
  };
  child.on('error', (error) => {
    if (child.pid === undefined) end(error.message, null);
  });
  // Its last output is read before the end counts. Not by the 'close' event: that never comes after a disconnect from
  // this side. And not for long: a process that it started may keep the streams open.
  const streamsClosed = Promise.all(
    [child.stdout!, child.stderr!].map((stream) => new Promise((resolve) => stream.on('close', resolve))),
  );
  child.on('exit', (code, signal) => {
    endWatch?.();
    const outputRead = Promise.race([streamsClosed, pause(500, undefined, { ref: false })]);
    void outputRead.then(() =>
      end(
        excess === undefined || memory === undefined
          ? crashReason(code, signal, errorLines, memory)
          : memoryReason(memory, excess, isReady),
        signal,
      ),
    );
  });

  return {
    ready,
    check: (cell, runFolder) =>
      new Promise((resolve) => {
        if (crash !== undefined) return resolve(crash.message);
        settleCheck = resolve;
        send({ type: 'check', cell, runFolder });
      }),
    run: (cell, cellFolder, onProgress, prune) =>
      new Promise((resolve) => {
        if (crash !== undefined) return resolve(crash);
        folder = cellFolder;
        progress = onProgress;
        settleRun = resolve;
        errorLines.length = 0;
        send({ type: 'run', cell, folder: cellFolder, ...(prune && { prune }) });
      }),
    stop: () => send({ type: 'stop' }),
    hasEnded: () => crash !== undefined,
    kill: () => void child.kill('SIGKILL'),
    close: () => {
      if (child.connected) child.disconnect();
      return ended;
    },
  };
}
