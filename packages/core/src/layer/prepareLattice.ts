import * as tf from '@tensorflow/tfjs';
import type { RowMix } from '../compute/mixRows.js';
import type { Lattice } from '../traversal/Lattice.js';

/** One level of a lattice with its constant mixing matrices on the current backend. */
export interface PreparedLevel {
  /** First place of the level in lattice order, and its number of sites. */
  readonly start: number;
  readonly count: number;
  /** Levels that hold predecessors of this level's sites, ascending; empty at level 0. */
  readonly sources: readonly number[];
  readonly slots: number;
  sum(): RowMix;
  mean(): RowMix;
  slot(k: number): RowMix;
}

/** A lattice with constant tensors on the current backend; `dispose` frees them. */
export interface PreparedLattice {
  readonly lattice: Lattice;
  /** N, int32: site at each place, and place of each site. */
  readonly order: tf.Tensor1D;
  readonly inverse: tf.Tensor1D;
  readonly levels: readonly PreparedLevel[];
  dispose(): void;
}

/** Mixing matrices are made when first asked for and kept: a cell that sums never pays for the slots. */
export function prepareLattice(lattice: Lattice): PreparedLattice {
  const kept: tf.Tensor[] = [];
  const keep = <T extends tf.Tensor>(tensor: T): T => {
    kept.push(tf.keep(tensor));
    return tensor;
  };
  const levelCount = lattice.levels.length - 1;
  const levelOf = new Int32Array(lattice.size);
  for (let l = 0; l < levelCount; l++) levelOf.fill(l, lattice.levels[l], lattice.levels[l + 1]);
  const sources = Array.from({ length: levelCount }, () => new Set<number>());
  lattice.predecessors.forEach((places, place) => {
    for (const p of places) sources[levelOf[place]].add(levelOf[p]);
  });
  const ascending = (set: Set<number>): number[] => [...set].sort((a, b) => a - b);
  const countOf = (l: number): number => lattice.levels[l + 1] - lattice.levels[l];

  const levels = sources.map((sourceSet, l): PreparedLevel => {
    const start = lattice.levels[l];
    const count = countOf(l);
    const from = ascending(sourceSet);
    const places = lattice.predecessors.slice(start, start + count);
    const mixes = new Map<string, RowMix>();
    /** weight(i, k): weight of the k-th predecessor of the level's i-th site. */
    const mix = (key: string, weight: (i: number, k: number) => number): RowMix => {
      let made = mixes.get(key);
      if (made === undefined) {
        const blocks = from.map((source) => new Float32Array(countOf(source) * count));
        places.forEach((list, i) =>
          list.forEach((p, k) => {
            const block = from.indexOf(levelOf[p]);
            blocks[block][(p - lattice.levels[levelOf[p]]) * count + i] = weight(i, k);
          }),
        );
        const transposed = blocks.map((block, b) => keep(tf.tensor2d(block, [countOf(from[b]), count])));
        const matrix = keep(tf.tidy(() => tf.transpose<tf.Tensor2D>(tf.concat(transposed, 0))));
        mixes.set(key, (made = { matrix, transposed }));
      }
      return made;
    };
    return {
      start,
      count,
      sources: from,
      slots: Math.max(0, ...places.map((list) => list.length)),
      sum: () => mix('sum', () => 1),
      mean: () => mix('mean', (i) => 1 / places[i].length),
      slot: (slot) => mix(`slot ${slot}`, (_, k) => (k === slot ? 1 : 0)),
    };
  });

  const inverse = new Int32Array(lattice.size);
  lattice.order.forEach((site, place) => (inverse[site] = place));
  return {
    lattice,
    order: keep(tf.tensor1d(lattice.order, 'int32')),
    inverse: keep(tf.tensor1d(inverse, 'int32')),
    levels,
    dispose: () => tf.dispose(kept),
  };
}
