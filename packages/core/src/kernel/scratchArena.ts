import { createArena, type Arena } from './Arena.js';
import type { KernelBuild } from './KernelBuild.js';

const arenas = new WeakMap<KernelBuild, Arena>();

/**
 * Memory for one operation at a time: what the last one left in it is gone. Grows by doubling, so that a run settles on
 * one piece.
 */
export function scratchArena(build: KernelBuild, bytes: number): Arena {
  let arena = arenas.get(build);
  if (arena === undefined || arena.size < bytes) {
    arena = createArena(build, Math.max(bytes, 2 * (arena?.size ?? 0), 1 << 20));
    arenas.set(build, arena);
  }
  arena.reset();
  return arena;
}
