import { createArena } from '../kernel/Arena.js';
import type { KernelBuild } from '../kernel/KernelBuild.js';

/** Room for the operands of the kernels' `peak`, at any vector width. */
const bytes = 1 << 17;

/** What a build reaches on a product of matrices that fit the first-level cache: the best of several tries. */
export function peakGflops(build: KernelBuild): number {
  const arena = createArena(build, bytes + 64);
  const work = arena.take(bytes);
  let best = 0;
  for (let i = 0; i < 12; i++) {
    const begin = performance.now();
    const done = arena.call('peak', 1000, work)[2];
    best = Math.max(best, done / (performance.now() - begin) / 1e6);
  }
  return best;
}
