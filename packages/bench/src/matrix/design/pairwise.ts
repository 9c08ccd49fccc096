import type { Design } from './Design.js';

/**
 * A pairwise covering: few combinations in which every pair of values of two axes occurs at least once. Smaller than an
 * orthogonal array of axes of different lengths, but not balanced: good to find what breaks, less so to compare means.
 */
export function pairwise(): Design {
  return { kind: 'pairwise' };
}
