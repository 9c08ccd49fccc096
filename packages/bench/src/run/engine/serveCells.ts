import { StrnnError } from '@strnn/core/error';
import type { DataSource } from '@strnn/core/samples';
import { loadedOnce } from '../loadedOnce.js';
import type { CellProgress } from '../CellProgress.js';
import { writeResult } from '../store/writeResult.js';
import { appendLog } from './appendLog.js';
import type { WorkModule } from './Work.js';
import { workerError } from './workerError.js';
import type { FromWorker, ToWorker } from './WorkerMessage.js';

/** Milliseconds between two progress messages of one epoch; a new fold or epoch is always told. */
const progressEvery = 100;

/**
 * The worker's side of the engine: answers `run` and `stop` messages until the engine lets go.
 *
 * @param experimentFile absolute path.
 * @param workModule URL of a module with the exports of `WorkModule`; default: the real one.
 */
export async function serveCells(experimentFile: string, workModule?: string): Promise<void> {
  // Ctrl-C reaches every process of the terminal; the engine alone decides what it means.
  process.on('SIGINT', () => {});
  process.on('disconnect', () => process.exit(0));
  const engine = process.ppid;
  const send = (message: FromWorker): void => void process.send?.(message);

  let work: WorkModule;
  let data: DataSource;
  let plugins: unknown[];
  try {
    work = (await (workModule === undefined ? import('./realWork.js') : import(workModule))) as WorkModule;
    const loaded = await work.loadWork(experimentFile);
    data = loadedOnce(loaded.data);
    plugins = loaded.plugins;
  } catch (error) {
    send({ type: 'refused', error: workerError(error) });
    return;
  }

  let controller: AbortController | undefined;
  const runOne = async ({ cell, folder }: Extract<ToWorker, { type: 'run' }>): Promise<FromWorker> => {
    const { signal } = (controller = new AbortController());
    const log = (line: string): void => appendLog(folder, line);
    let last: CellProgress | undefined;
    let lastAt = 0;
    const onProgress = (progress: CellProgress): void => {
      // A worker whose engine was killed must not go on beside the next one. The event loop, which would tell, may
      // not turn during a computation; this does.
      if (process.ppid !== engine) process.exit(1);
      const now = performance.now();
      const same = last?.fold === progress.fold && last.epoch === progress.epoch && last.fraction < 1;
      if (same && now - lastAt < progressEvery) return;
      last = progress;
      lastAt = now;
      send({ type: 'progress', progress });
    };
    log(`cell ${cell.id}: ${cell.label}, seed ${cell.config.seed} (process ${process.pid})`);
    try {
      await checkData(data, cell.config.data);
      const result = await work.runCell({ cell, data, plugins, folder, onProgress, signal, log });
      const summary = writeResult(folder, result);
      log(
        `done in ${result.seconds.toFixed(1)} s, mean accuracy over ${summary.folds} folds ${summary.accuracy.toFixed(4)}`,
      );
      return { type: 'done', summary };
    } catch (thrown) {
      if (signal.aborted) {
        log('stopped; the next run goes on from the last checkpoint');
        return { type: 'stopped' };
      }
      const error = workerError(thrown);
      log(`failed: ${error.stack ?? error.message}`);
      return { type: 'failed', error };
    } finally {
      controller = undefined;
    }
  };
  process.on('message', (message: ToWorker) => {
    if (message.type === 'stop') controller?.abort();
    else void runOne(message).then(send);
  });
  send({ type: 'ready' });
}

/** The plan was made from files that may have been edited before the worker read them. */
async function checkData(data: DataSource, planned: { name: string; fingerprint: string }): Promise<void> {
  const found = await data.fingerprint();
  if (found !== planned.fingerprint) {
    throw new StrnnError(
      'data',
      `${data.name}: the data or its options changed after this run was planned (fingerprint ${planned.fingerprint.slice(0, 12)} then, ${found.slice(0, 12)} now). Start the run again.`,
    );
  }
}
