import { join } from 'node:path';
import { createRegistry, useBackend, type BackendChoice, type PluginSource } from '@strnn/core';
import { describeEnvironment } from './cell/describeEnvironment.js';
import { readFold, writeFold } from './cell/foldFile.js';
import { prepareCell } from './cell/prepareCell.js';
import { runBaselineFold } from './cell/runBaselineFold.js';
import { runStrnnFold } from './cell/runStrnnFold.js';
import type { CellResult, FoldResult } from './CellResult.js';
import type { CellWork } from './engine/Work.js';
import { writeJson } from './store/writeJson.js';

/**
 * Runs every fold of a cell that is not finished yet. Before the first training the samples are checked, the folds
 * split, the scalers fitted and the leak gate passed; the split manifest is written to `split.json`. A finished fold is
 * kept in `folds/`, an unfinished one in `checkpoint.bin`, so that a stopped cell goes on where it was.
 *
 * @throws StrnnError of every kind; the signal's reason when aborted
 */
export async function runCell(work: CellWork<PluginSource>): Promise<CellResult> {
  const { cell, data, plugins, folder, onProgress, signal, log } = work;
  const { config } = cell;
  const started = performance.now();
  const isStrnn = config.model.kind === 'strnn';
  let backend: BackendChoice | undefined;
  if (isStrnn) {
    backend = await useBackend();
    log(`backend ${backend.name}: ${backend.reason}`);
  }
  const { samples, folds, manifest, splitSha256 } = prepareCell(await data.load(), config, isStrnn);
  writeJson(join(folder, 'split.json'), { sha256: splitSha256, ...manifest });
  const registry = createRegistry(plugins);
  const owner = `cell ${cell.id} split ${splitSha256.slice(0, 12)}`;

  const results: FoldResult[] = [];
  let parameterCount = 0;
  for (const [done, prepared] of folds.entries()) {
    const { fold } = prepared;
    const report = (ofFold: number, epoch = 0, epochs = 0, loss = NaN): void =>
      onProgress({
        fold: fold.index,
        folds: folds.length,
        foldName: fold.name,
        epoch,
        epochs,
        loss,
        fraction: (done + ofFold) / folds.length,
      });
    const finished = readFold(folder, splitSha256, fold.index);
    if (finished !== undefined) {
      results.push(finished.result);
      parameterCount = finished.parameterCount;
      log(`${fold.name}: already done`);
      continue;
    }
    signal.throwIfAborted();
    report(0);
    let result: FoldResult;
    if (isStrnn) {
      const request = { config, registry, samples, prepared, folder, owner, signal, log };
      ({ result, parameterCount } = await runStrnnFold({
        ...request,
        onEpoch: ({ epoch, epochs, loss, ofFold }) => report(ofFold, epoch, epochs, loss),
      }));
    } else {
      const fitted = runBaselineFold(config, samples, prepared);
      ({ result, parameterCount } = fitted);
      log(`${fold.name}: ${fitted.fit}`);
      // Lets a request to stop through between two folds.
      await new Promise(setImmediate);
    }
    writeFold(folder, { splitSha256, parameterCount, result });
    results.push(result);
    report(1);
  }
  return {
    formatVersion: 1,
    cell,
    parameterCount,
    folds: results,
    environment: describeEnvironment(backend),
    // Folds done by an earlier, stopped run count with what they took then.
    seconds: Math.max(
      (performance.now() - started) / 1000,
      results.reduce((sum, { seconds }) => sum + seconds, 0),
    ),
    finishedAt: new Date().toISOString(),
  };
}
