import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRandom } from '@strnn/core/random';
import { seed } from '../dataset/index.js';
import { matDouble, writeMat, type MatValue } from '../format/mat/index.js';
import { sessionSize } from './seedSizedNoise.js';

/** Trial lengths of SEED in seconds; together the 3,394 of a session. */
const trialSeconds = [235, 233, 206, 238, 185, 195, 237, 216, 265, 237, 235, 233, 235, 238, 206];
const labels = [1, 0, -1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 0, 1, -1];

export interface CacheFigures {
  readonly compressed: boolean;
  /** Of the session's file. */
  readonly megabytes: number;
  /** Loading `seed({ source: 'raw' })` with nothing in the cache. */
  readonly first: readonly number[];
  /** The same again. */
  readonly second: readonly number[];
}

/** Loads one raw session of SEED's size with an empty cache and again, so many times, in a temporary folder. */
export async function measureCache(compressed: boolean, rounds: number): Promise<CacheFigures> {
  const root = mkdtempSync(join(tmpdir(), 'strnn-perf-'));
  try {
    const folder = join(root, 'Preprocessed_EEG');
    await mkdir(folder);
    const file = join(folder, '1_20131027.mat');
    await writeMat(file, sessionVariables(), { compress: compressed });
    await writeMat(join(folder, 'label.mat'), { label: matDouble([1, 15], labels) });
    const first: number[] = [];
    const second: number[] = [];
    for (let round = 0; round < rounds; round++) {
      for (const seconds of [first, second]) {
        const begin = performance.now();
        await seed({ path: root, source: 'raw', sliceStep: 9, cache: join(root, `cache ${round}`) }).load();
        seconds.push((performance.now() - begin) / 1000);
      }
    }
    return { compressed, megabytes: statSync(file).size / 1e6, first, second };
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Noise in steps of 2^-5 uV, as a recorder gives it: that is what makes doubles compressible. */
function* sessionVariables(): Generator<[string, MatValue]> {
  const { channels, rate } = sessionSize;
  const random = createRandom(15);
  const noise = Float64Array.from({ length: 1 << 20 }, () => Math.round(random.normal() * 20 * 32) / 32);
  for (const [index, seconds] of trialSeconds.entries()) {
    const values = new Float64Array(channels * rate * seconds);
    for (let n = 0; n < values.length; n++) values[n] = noise[(n + index * 7919) & (noise.length - 1)];
    yield [`djc_eeg${index + 1}`, matDouble([channels, rate * seconds], values)];
  }
}
