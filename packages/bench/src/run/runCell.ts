import { join } from 'node:path';
import { createRegistry, useBackend, type BackendChoice, type PluginSource } from '@strnn/core';
import { describeEnvironment } from './cell/describeEnvironment.js';
import { fitFold } from './cell/fitFold.js';
import { readFold, writeFold } from './cell/foldFile.js';
import { foldResult } from './cell/foldResult.js';
import { prepareCell } from './cell/prepareCell.js';
import type { CellResult, FoldResult } from './CellResult.js';
import type { CellWork } from './engine/Work.js';
import { createPruner } from './pruning/index.js';
import { writeJson } from './store/writeJson.js';
import { describeTuning, trainingsOf, tuneFold, tuningFile, withCandidate } from './tuning/index.js';

/**
 * Runs every fold of a cell that is not finished yet. Before the first training the samples are checked, the folds
 * split, the scalers fitted and the leak gate passed; the split manifest is written to `split.json`. A finished fold is
 * kept in `folds/`, an unfinished one in `checkpoint.bin`, so that a stopped cell goes on where it was. Where options are
 * tuned, each fold's own training side chooses them first (`inner-split.json`), and the test side is met once.
 *
 * @throws StrnnError of every kind; PrunedError when it is given up by `work.prune`; the signal's reason when aborted
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
  const { samples, folds, manifest, splitSha256, inner } = prepareCell(await data.load(), config, isStrnn);
  writeJson(join(folder, 'split.json'), { sha256: splitSha256, ...manifest });
  if (inner !== undefined) {
    writeJson(join(folder, 'inner-split.json'), { sha256: inner.sha256, ...inner.manifest });
  }
  const context = { registry: createRegistry(plugins), samples, folder, signal, log };
  const owner = `cell ${cell.id} split ${splitSha256.slice(0, 12)}`;
  const trainings = trainingsOf(config);
  const pruner = work.prune && createPruner(work, { splitSha256, folds: folds.length }, work.prune);

  const results: FoldResult[] = [];
  let parameterCount = 0;
  for (const [done, prepared] of folds.entries()) {
    const { fold } = prepared;
    // `trained`: trainings done in this fold, tuning's first.
    const report = (trained: number, { epoch = 0, epochs = 0, loss = NaN } = {}, foldName = fold.name): void =>
      onProgress({
        fold: fold.index,
        folds: folds.length,
        foldName,
        epoch,
        epochs,
        loss,
        fraction: (done + trained / trainings) / folds.length,
      });
    const finished = readFold(folder, splitSha256, fold.index);
    if (finished !== undefined) {
      results.push(finished.result);
      parameterCount = finished.parameterCount;
      log(`${fold.name}: already done`);
      continue;
    }
    signal.throwIfAborted();
    pruner?.check(results);
    report(0);
    const tuned =
      inner &&
      (await tuneFold({
        ...context,
        config,
        tuning: inner.folds[done],
        fold: fold.index,
        name: fold.name,
        owner,
        splitSha256: inner.sha256,
        onProgress: (trained, all, epoch) =>
          report(trained, epoch, `${fold.name}, tuning ${Math.min(all, Math.floor(trained) + 1)} of ${all}`),
      }));
    const started = performance.now();
    const fit = await fitFold({
      ...context,
      config: tuned === undefined ? config : withCandidate(config, tuned.tuning.chosen),
      prepared,
      // Not the protocol's seed: cells of one matrix share their folds, whatever their seed.
      seed: `${config.seed}/fold ${fold.index}`,
      owner: `${owner} fold ${fold.index}`,
      onEpoch: (epoch) => report(trainings - 1 + epoch.share, epoch),
      onLine: (line) => log(`${fold.name}: ${line}`),
    });
    ({ parameterCount } = fit);
    const result = foldResult(fold, samples, fit, {
      seconds: (tuned?.seconds ?? 0) + (performance.now() - started) / 1000,
      ...(tuned && { selection: describeTuning(tuned.tuning, fit.selection), tuning: tuned.tuning }),
    });
    writeFold(folder, { splitSha256, parameterCount, result });
    if (inner !== undefined) tuningFile(folder, fold.index, inner.sha256).remove();
    results.push(result);
    report(trainings);
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
