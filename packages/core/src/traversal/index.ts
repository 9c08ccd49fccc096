export { builtinDirections } from './builtinDirections.js';
export { builtinStrategies } from './builtinStrategies.js';
export { cellLookup, type CellLookup } from './cellLookup.js';
export { chain } from './chain.js';
export { compileLattice } from './compileLattice.js';
export type { Direction, Strategy } from './Direction.js';
export { isRefusal } from './isRefusal.js';
export { latticeLines } from './latticeLines.js';
export type { Lattice } from './Lattice.js';
