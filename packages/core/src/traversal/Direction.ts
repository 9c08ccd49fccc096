import type { Sites } from '../sites/Sites.js';

/**
 * One traversal direction: a plugin item that says which sites each site hears from. Pure data:
 * the predecessor lists are checked and compiled once (`compileLattice`), so every direction runs at full speed.
 */
export interface Direction {
  /** Unique name, e.g. `'corner:top-left'`. */
  readonly name: string;
  /** One sentence for people. */
  readonly description: string;
  /**
   * For every site n the distinct sites it hears from (may be empty). Must form a directed acyclic graph.
   * @throws StrnnError 'lattice' when these sites cannot carry this direction (no positions, wrong montage).
   */
  predecessors(sites: Sites): readonly (readonly number[])[];
}

/** A named list of directions. Two items of one strategy must not share a name. */
export interface Strategy {
  /** Unique among strategies and directions, e.g. `'quad'`. */
  readonly name: string;
  readonly description: string;
  /** Names of directions, in the order in which their projections are summed. */
  readonly directions: readonly string[];
}
