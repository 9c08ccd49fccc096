import { gridSites } from '../sites/index.js';
import type { Lattice } from '../traversal/index.js';
import { chain, compileLattice } from '../traversal/index.js';

/** A lattice to try a cell on. */
export interface NamedLattice {
  /** What it is, for the name of a check. */
  readonly name: string;
  readonly lattice: Lattice;
}

/** Sites with 0, 1, 2 and 3 predecessors, on one level or several before them; 4 levels. */
const mixed = [[], [], [0], [0, 1], [0, 1, 2], [], [3, 5], [4]];

/** The lattices that every cell is tried on. */
export function conformanceLattices(): readonly NamedLattice[] {
  return [
    lattice('sites with 0 to 3 predecessors', mixed),
    lattice('a chain', chain([0, 1, 2])),
    lattice('sites without predecessors', [[], [], []]),
    lattice('one site', [[]]),
  ];
}

function lattice(name: string, predecessors: readonly (readonly number[])[]): NamedLattice {
  const direction = { name: 'conformance', description: name, predecessors: () => predecessors };
  return { name, lattice: compileLattice(direction, gridSites(1, predecessors.length)) };
}
