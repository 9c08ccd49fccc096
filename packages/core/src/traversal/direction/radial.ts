import type { Sites } from '../../sites/Sites.js';
import { cellLookup } from '../cellLookup.js';
import type { Direction } from '../Direction.js';

const steps = [-1, 0, 1];

/**
 * Squared distance of every cell from the centroid of all cells, in units of 1/N lattice steps: whole numbers, so that
 * mirrored sites tie exactly (rounding would link some of them and not others).
 */
function squaredDistances({ grid }: Sites): number[] {
  const rows = grid.reduce((sum, [row]) => sum + row, 0);
  const columns = grid.reduce((sum, [, column]) => sum + column, 0);
  return grid.map(([row, column]) => (row * grid.length - rows) ** 2 + (column * grid.length - columns) ** 2);
}

/**
 * Ours. All sites at one distance from the centroid of the cells form a ring. A site hears from those of its eight
 * lattice neighbours that lie on a smaller ring (outward) or on a larger one (inward). Sites of one ring are not linked;
 * a site without such a neighbour hears from none, and is visited all the same.
 */
function radial(way: 'outward' | 'inward'): Direction {
  const nearer = way === 'outward' ? 'nearer to' : 'farther from';
  return {
    name: `radial:${way}`,
    description: `Rings ${way === 'outward' ? 'from the centre out' : 'from the rim in'}: hears from those of its eight lattice neighbours that are strictly ${nearer} the centroid of all cells.`,
    predecessors(sites: Sites) {
      const at = cellLookup(sites);
      const ring = squaredDistances(sites);
      return sites.grid.map(([row, column], n) =>
        steps
          .flatMap((down) => steps.map((right) => at(row + down, column + right)))
          .filter((p) => p !== undefined)
          .filter((p) => (way === 'outward' ? ring[p] < ring[n] : ring[p] > ring[n])),
      );
    },
  };
}

/** From the centre out, and from the rim in. */
export const radialDirections: readonly Direction[] = [radial('outward'), radial('inward')];
