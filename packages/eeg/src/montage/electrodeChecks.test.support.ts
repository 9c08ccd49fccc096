import { compileLattice, builtinDirections, isRefusal } from '@strnn/core/traversal';
import type { Sites } from '@strnn/core/sites';

/** Names of the directions of core that refuse these sites; what is thrown for another reason goes on. */
export function refusingDirections(sites: Sites): string[] {
  return builtinDirections
    .filter((direction) => {
      try {
        return compileLattice(direction, sites).order.length !== sites.names.length;
      } catch (error) {
        if (isRefusal(error)) return true;
        throw error;
      }
    })
    .map(({ name }) => name);
}

/** LibEER's four: they fit SEED's montage only, by design. */
export const seedOnly: readonly string[] = ['libeer:0', 'libeer:1', 'libeer:2', 'libeer:3'];

/** How many cells are taken twice. */
export function clashes({ grid }: Sites): number {
  return grid.length - new Set(grid.map((cell) => cell.join(','))).size;
}

/** Whether the mirror image of every cell, in the middle between the first and the last column, is taken too. */
export function isMirrored({ grid }: Sites): boolean {
  const columns = grid.map(([, column]) => column);
  const sum = Math.min(...columns) + Math.max(...columns);
  const taken = new Set(grid.map((cell) => cell.join(',')));
  return grid.every(([row, column]) => taken.has(`${row},${sum - column}`));
}
