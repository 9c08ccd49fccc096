import { fileURLToPath } from 'node:url';
import type { EntropyFigures } from './EntropyFigures.js';
import { measuredRecipes } from './measureEntropy.js';
import { runEntropyProcess } from './runEntropyProcess.js';

/** Figures of one method over all rounds. */
export interface EntropyComparison {
  readonly side: 'strnn' | 'peer';
  readonly method: string;
  /** Of the rounds' least call: one loaded round does not move it. */
  readonly s_median: number;
  readonly s_min: number;
  /** First calls, compiling included. */
  readonly s_first: number;
  readonly rounds: readonly number[];
  readonly peak_mb: number;
  readonly mean: readonly number[];
}

export interface CompareEntropyOptions {
  readonly rounds: number;
  /** Calls within each process. */
  readonly calls: number;
  /** Commands of peers, run in turn with ours. */
  readonly peers: readonly string[];
}

/** Each method in a process of its own, round after round, in turn with the peers; one thread each. */
export function compareEntropy({ rounds, calls, peers }: CompareEntropyOptions): EntropyComparison[] {
  const found = new Map<string, { side: 'strnn' | 'peer'; all: EntropyFigures[] }>();
  const add = (side: 'strnn' | 'peer', figures: readonly EntropyFigures[]): void => {
    for (const one of figures) {
      const key = `${side} ${one.method}`;
      const entry = found.get(key) ?? { side, all: [] };
      entry.all.push(one);
      found.set(key, entry);
    }
  };
  const runner = fileURLToPath(new URL('../../../../tools/run-ts.mjs', import.meta.url));
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  for (let round = 0; round < rounds; round++) {
    for (const method of Object.keys(measuredRecipes)) {
      add('strnn', runEntropyProcess([process.execPath, runner, main, '--one', method, '--calls', String(calls)]));
    }
    for (const peer of peers) add('peer', runEntropyProcess(peer));
  }
  return [...found.values()].map(({ side, all }) => {
    const least = all.map(({ seconds }) => Math.min(...seconds));
    return {
      side,
      method: all[0].method,
      s_median: rounded(median(least), 3),
      s_min: rounded(Math.min(...least), 3),
      s_first: rounded(median(all.map(({ seconds }) => seconds[0])), 3),
      rounds: least.map((value) => rounded(value, 3)),
      peak_mb: rounded(Math.max(...all.map(({ peak_mb }) => peak_mb)), 0),
      mean: all[0].mean.map((value) => rounded(value, 3)),
    };
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function rounded(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
