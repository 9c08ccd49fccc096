import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ckPlus } from '../dataset/ck-plus/index.js';
import { meansOf, measuredRecipe } from './measureLoad.js';
import { peakMegabytes, type PerfFigures } from './PerfFigures.js';

/** Loads a folder in the form of CK+ with an empty cache, and again: the second time every file is hashed, none is decoded. */
export async function measureCache(path: string): Promise<PerfFigures[]> {
  const cache = await mkdtemp(join(tmpdir(), 'strnn-perf-cache-'));
  try {
    const found: PerfFigures[] = [];
    for (const state of ['empty', 'full']) {
      const begin = performance.now();
      const { x, shape } = await ckPlus({ path, recipe: measuredRecipe, cache }).load();
      const seconds = [(performance.now() - begin) / 1000];
      const task = `load ${shape.S} sequences, ${state} cache`;
      found.push({ task, by: 'strnn', seconds, peak_mb: peakMegabytes(), check: meansOf(x, shape.D) });
    }
    return found;
  } finally {
    await rm(cache, { recursive: true });
  }
}
