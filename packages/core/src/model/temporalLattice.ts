import type { Lattice } from '../traversal/Lattice.js';

/** Which way the temporal recurrence runs. */
export type TemporalDirection = 'forward' | 'backward';

/** A chain over T slices: the temporal recurrence is a sweep over it, with one site per level. */
export function temporalLattice(slices: number, direction: TemporalDirection): Lattice {
  const places = Int32Array.from({ length: slices }, (_, place) => place);
  return {
    direction,
    size: slices,
    order: direction === 'forward' ? places : places.slice().reverse(),
    levels: Int32Array.from({ length: slices + 1 }, (_, level) => level),
    predecessors: Array.from(places, (place) => (place === 0 ? new Int32Array(0) : Int32Array.of(place - 1))),
    edges: slices - 1,
    maxPredecessors: slices > 1 ? 1 : 0,
  };
}
