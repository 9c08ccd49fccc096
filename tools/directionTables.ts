import { seed62Sites } from '@strnn/core/sites';
import type { Sites } from '@strnn/core/sites';
import type { Direction, Lattice } from '@strnn/core/traversal';
import { builtinDirections, builtinStrategies, compileLattice, isRefusal } from '@strnn/core/traversal';
import { markdownTable } from './markdownTable.js';
import { replacePart } from './replacePart.js';

/** Rewrites the generated parts of docs/directions.md: what stands between `<!-- begin: NAME -->` and `<!-- end: NAME -->`. */
export function withDirectionTables(document: string): string {
  return replacePart(replacePart(document, 'directions', directionTable()), 'strategies', strategyTable());
}

function directionTable(): string {
  const rows = builtinDirections.map((direction) => {
    const { lattice, flat } = onSeed62(direction);
    const starts = lattice.predecessors.filter((list) => list.length === 0).length;
    const counts = [lattice.edges, lattice.levels.length - 1, starts, lattice.maxPredecessors];
    return [`\`${direction.name}\`${flat ? ' \\*' : ''}`, direction.description, ...counts.map(String)];
  });
  return markdownTable(['Direction', 'Definition', 'Edges', 'Levels', 'Starts', 'Most'], rows, 2);
}

function strategyTable(): string {
  const rows = builtinStrategies.map(({ name, description, directions }) => [
    `\`${name}\``,
    description,
    directions.length === 0 ? '(no direction)' : directions.map((direction) => `\`${direction}\``).join(', '),
  ]);
  return markdownTable(['Strategy', 'Description', 'Directions'], rows, 3);
}

/** SEED's montage has no positions: a direction that asks for some gets the lattice itself, laid flat, front up. */
function onSeed62(direction: Direction): { lattice: Lattice; flat: boolean } {
  const sites = seed62Sites();
  try {
    return { lattice: compileLattice(direction, sites), flat: false };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const positions = sites.grid.map(([row, column]) => [column, -row, 0] as const);
    const placed: Sites = { ...sites, positions };
    return { lattice: compileLattice(direction, placed), flat: true };
  }
}
