import { ckPlus } from '../dataset/ck-plus/index.js';
import type { FaceRecipe } from '../recipe/FaceRecipe.js';
import { peakMegabytes, type PerfFigures } from './PerfFigures.js';

/** What is measured: LBP-TOP (u2, 8 neighbours at radius 1) of 8 x 8 blocks of the aligned face in 6 slices of 3 frames. */
export const measuredRecipe = {
  sites: { kind: 'blocks', rows: 8, columns: 8 },
  features: { kind: 'lbp-top' },
  align: { width: 128, height: 128 },
  slices: 6,
  framesPerSlice: 3,
} as const satisfies FaceRecipe;

/**
 * Loads a folder in the form of CK+ once, from files to samples and without the cache, in this very process, which should do
 * nothing else: its peak is that of the process.
 * @returns `check`: the D means over all samples, slices and blocks
 */
export async function measureLoad(path: string): Promise<PerfFigures> {
  const begin = performance.now();
  const before = process.cpuUsage();
  const { x, shape } = await ckPlus({ path, recipe: measuredRecipe, cache: false }).load();
  const { user, system } = process.cpuUsage(before);
  const seconds = [(performance.now() - begin) / 1000];
  return {
    task: `load ${shape.S} sequences`,
    by: 'strnn',
    seconds,
    cpu: (user + system) / 1e6,
    peak_mb: peakMegabytes(),
    check: meansOf(x, shape.D),
  };
}

/** Means of the columns of rows x D numbers. */
export function meansOf(values: Float32Array, D: number): number[] {
  const means = new Float64Array(D);
  for (let i = 0; i < values.length; i++) means[i % D] += values[i];
  return Array.from(means, (sum) => (sum * D) / values.length);
}
