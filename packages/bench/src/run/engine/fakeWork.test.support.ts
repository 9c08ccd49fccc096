import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StrnnError } from '@strnn/core/error';
import { createRandom } from '@strnn/core/random';
import type { Samples } from '@strnn/core/samples';
import type { CellResult, FoldResult } from '../CellResult.js';
import { PrunedError } from '../pruning/PrunedError.js';
import { appendLog } from './appendLog.js';
import { writeJson } from '../store/writeJson.js';
import { fakeSamples } from './fakeSamples.test.support.js';
import type { CellWork, LoadedWork } from './Work.js';

/** What the fake work does, from `cell.config.model.options`. */
export interface FakeOptions {
  readonly folds?: number;
  /** Milliseconds a fold takes. */
  readonly foldTime?: number;
  /** Does not listen to a request to stop. */
  readonly deaf?: boolean;
  /** In fold 1, unless a file `mended` lies beside the experiment file. */
  readonly fault?:
    'throw' | 'exit' | 'kill' | 'nan' | 'reject-text' | 'disk-full' | 'fill-heap' | 'fill-arrays' | 'prune';
}

let mended = (): boolean => false;

/** An experiment file whose name contains 'broken' does not load. */
export async function loadWork(experimentFile: string): Promise<LoadedWork> {
  if (experimentFile.includes('broken'))
    throw new StrnnError('option', `${experimentFile}: this experiment is broken.`);
  mended = () => existsSync(join(experimentFile, '..', 'mended'));
  const load = async (): Promise<Samples> => {
    // Where a file `count-loads` lies beside the experiment file: one line in it for every process that prepares data.
    const loads = join(experimentFile, '..', 'count-loads');
    if (existsSync(loads)) {
      appendFileSync(loads, `${process.pid}\n`);
      await pause(200);
    }
    return fakeSamples;
  };
  return {
    dataOf: ({ name, options, fingerprint }) => ({ name, options, fingerprint: async () => fingerprint, load }),
    plugins: [],
  };
}

/** Folds of random predictions that depend on the cell's seed only; finished folds are kept and resumed from. */
export async function runCell({ cell, folder, onProgress, signal, log }: CellWork): Promise<CellResult> {
  const { folds = 3, foldTime = 0, fault, deaf = false } = cell.config.model.options as FakeOptions;
  mkdirSync(join(folder, 'folds'), { recursive: true });
  const results: FoldResult[] = [];
  for (let fold = 0; fold < folds; fold++) {
    const file = join(folder, 'folds', `${fold}.json`);
    if (existsSync(file)) {
      results.push(JSON.parse(readFileSync(file, 'utf8')) as FoldResult);
      continue;
    }
    for (let epoch = 1; epoch <= 4; epoch++) {
      onProgress({
        fold,
        folds,
        foldName: `fold ${fold + 1}`,
        epoch,
        epochs: 4,
        loss: 1 / (fold + epoch),
        fraction: (fold + (epoch - 1) / 4) / folds,
      });
      await pause(foldTime / 4);
      if (!deaf) signal.throwIfAborted();
    }
    if (fold === 1 && fault !== undefined && !mended()) await misbehave(fault);
    const random = createRandom(`${cell.config.seed}/${fold}`);
    const truth = Array.from({ length: 8 }, (_, index) => index % 2);
    const probabilities = truth.map(() => random.uniform()).map((p) => [p, fault === 'nan' && !mended() ? NaN : 1 - p]);
    const result: FoldResult = {
      fold,
      name: `fold ${fold + 1}`,
      trainSize: 16,
      validationSize: 0,
      testSize: 8,
      testIndex: truth.map((_, index) => fold * 8 + index),
      truth,
      predicted: probabilities.map(([p]) => (p > 0.5 ? 0 : 1)),
      probabilities,
      selection: 'last epoch (4)',
      trainLoss: [1, 1 / 2, 1 / 3, 1 / 4],
      validationAccuracy: [],
      seconds: 0.01,
    };
    writeJson(file, result);
    appendLog(join(folder, '..', '..'), `fold ${fold} of ${cell.id} by ${process.pid}`); // runs/<name>/log.txt: who did what
    log(`fold ${fold} done`);
    results.push(result);
  }
  return {
    formatVersion: 1,
    cell,
    parameterCount: 5,
    folds: results,
    environment: {},
    seconds: 0.1,
    finishedAt: '2020-01-01T00:00:00.000Z',
  };
}

async function misbehave(fault: NonNullable<FakeOptions['fault']>): Promise<void> {
  if (fault === 'prune') throw new PrunedError('after 1 of 3 folds: hopeless', 1);
  const eaten: unknown[] = [];
  while (fault === 'fill-arrays') {
    eaten.push(new Float32Array(2 ** 21).fill(1)); // 8 MiB outside the JavaScript heap
    await pause(1);
  }
  while (fault === 'fill-heap') eaten.push(Array.from({ length: 1000 }, (_, index) => ({ index })));
  if (fault === 'throw') throw new StrnnError('plugin', "cell 'odd': step threw on purpose.");
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- what a plugin may do
  if (fault === 'reject-text') throw 'only a text';
  if (fault === 'exit') {
    console.error('something went wrong before the exit');
    process.exit(3);
  }
  if (fault === 'kill') process.kill(process.pid, 'SIGKILL');
  if (fault === 'disk-full')
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', syscall: 'write' });
}
