import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from '@strnn/core/samples';
import type { CellConfig } from '../../matrix/PlannedCell.js';
import { checkFingerprint } from '../prepared/checkFingerprint.js';
import { sharedData } from '../prepared/index.js';
import { PrunedError } from '../pruning/PrunedError.js';
import { dataFile } from '../store/dataFile.js';
import { keepData } from '../store/keepData.js';
import type { CellProgress } from '../CellProgress.js';
import { writeCell } from '../store/writeCell.js';
import { writeResult } from '../store/writeResult.js';
import { appendLog } from './appendLog.js';
import { checkVersions } from './checkVersions.js';
import type { LoadedWork, WorkModule } from './Work.js';
import { workerError } from './workerError.js';
import type { FromWorker, ToWorker } from './WorkerMessage.js';

/** Milliseconds between two progress messages of one epoch; a new fold or epoch is always told. */
const progressEvery = 100;
/** Milliseconds between two messages about memory. */
const memoryEvery = 500;

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
  let loaded: LoadedWork;
  try {
    work = (await (workModule === undefined ? import('./realWork.js') : import(workModule))) as WorkModule;
    loaded = await work.loadWork(experimentFile);
  } catch (error) {
    send({ type: 'refused', error: workerError(error) });
    return;
  }

  // Cells of one data setting mostly follow each other; only the last one's samples stay in memory.
  let last: { fingerprint: string; data: DataSource } | undefined;
  const dataOf = (config: CellConfig['data'], runFolder: string, log: (line: string) => void): DataSource => {
    const { fingerprint } = config;
    if (last?.fingerprint !== fingerprint)
      last = { fingerprint, data: sharedData(loaded.dataOf(config), runFolder, fingerprint, log) };
    return last.data;
  };

  // A worker whose engine was killed must not go on beside the next one. The event loop, which would tell, may not turn
  // during a computation; this does.
  const endIfAlone = (): void => {
    if (process.ppid !== engine) process.exit(1);
  };
  let controller: AbortController | undefined;
  const runOne = async ({ cell, folder, prune }: Extract<ToWorker, { type: 'run' }>): Promise<FromWorker> => {
    const { signal } = (controller = new AbortController());
    const log = (line: string): void => appendLog(folder, line);
    let told: CellProgress | undefined;
    let toldAt = 0;
    const onProgress = (progress: CellProgress): void => {
      endIfAlone();
      const now = performance.now();
      const same = told?.fold === progress.fold && told.epoch === progress.epoch && told.fraction < 1;
      if (same && now - toldAt < progressEvery) return;
      told = progress;
      toldAt = now;
      send({ type: 'progress', progress });
    };
    log(`cell ${cell.id}: ${cell.label}, seed ${cell.config.seed} (process ${process.pid})`);
    try {
      writeCell(folder, cell);
      checkVersions(loaded.versions, cell.config.plugins);
      const runFolder = join(folder, '..', '..');
      const data = dataOf(cell.config.data, runFolder, log);
      const { plugins } = loaded;
      const result = await work.runCell({
        ...{ cell, data, plugins, folder, onProgress, signal, log },
        ...(prune && { prune }),
      });
      const description = await keepData(runFolder, data, cell.config.data.fingerprint);
      endIfAlone();
      const digest = writeResult(folder, result, description);
      log(
        `done in ${result.seconds.toFixed(1)} s, mean accuracy over ${digest.folds.names.length} folds ${digest.accuracy.toFixed(4)}`,
      );
      return { type: 'done', digest };
    } catch (thrown) {
      if (signal.aborted) {
        log('stopped; the next run goes on from the last checkpoint');
        return { type: 'stopped' };
      }
      if (thrown instanceof PrunedError) {
        const { reason, foldsDone } = thrown;
        log(`given up early: ${reason}`);
        return { type: 'pruned', reason, foldsDone };
      }
      const error = workerError(thrown);
      log(`failed: ${error.stack ?? error.message}`);
      return { type: 'failed', error };
    } finally {
      controller = undefined;
    }
  };
  const known = new Set<string>();
  const checkOne = async ({ cell, runFolder }: Extract<ToWorker, { type: 'check' }>): Promise<FromWorker> => {
    try {
      checkVersions(loaded.versions, cell.config.plugins);
      const { fingerprint } = cell.config.data;
      const data = loaded.dataOf(cell.config.data);
      // Data that another worker has prepared need not be here.
      if (!known.has(fingerprint) && !existsSync(dataFile(runFolder, fingerprint, '.samples'))) {
        await checkFingerprint(data, fingerprint);
      }
      known.add(fingerprint);
      return { type: 'checked' };
    } catch (thrown) {
      return { type: 'checked', problem: workerError(thrown).message };
    }
  };
  process.on('message', (message: ToWorker) => {
    if (message.type === 'stop') controller?.abort();
    else if (message.type === 'check') void checkOne(message).then(send);
    else void runOne(message).then(send);
  });
  if (process.platform !== 'linux') {
    const used = (): number => process.memoryUsage.rss() / 2 ** 20;
    setInterval(() => send({ type: 'memory', used: used() }), memoryEvery).unref();
  }
  send({ type: 'ready' });
}
