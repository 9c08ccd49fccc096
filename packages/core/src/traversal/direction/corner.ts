import type { Sites } from '../../sites/Sites.js';
import { cellLookup } from '../cellLookup.js';
import type { Direction } from '../Direction.js';

/**
 * A sweep over the lattice from one corner, as in the paper's Fig. 1 (the predecessors are reconstructed):
 * every site hears from its vertical, horizontal and diagonal neighbour towards the corner, each only where the
 * lattice has a site there. `down` and `right` are +1 when the sweep moves down (right), -1 when it moves up (left).
 */
function corner(name: string, down: 1 | -1, right: 1 | -1): Direction {
  const [vertical, horizontal] = name.split('-');
  const above = down === 1 ? 'above' : 'below';
  return {
    name: `corner:${name}`,
    description:
      `Sweep from the ${vertical} ${horizontal} corner: hears from the neighbours ${above}, to the ${horizontal} ` +
      `and diagonally ${above} to the ${horizontal}, where present.`,
    predecessors(sites: Sites) {
      const at = cellLookup(sites);
      return sites.grid.map(([row, column]) =>
        [at(row - down, column), at(row, column - right), at(row - down, column - right)].filter(
          (n) => n !== undefined,
        ),
      );
    },
  };
}

/** The paper's four sweeps; together they are the strategy `quad`. */
export const cornerDirections: readonly Direction[] = [
  corner('top-left', 1, 1),
  corner('top-right', 1, -1),
  corner('bottom-left', -1, 1),
  corner('bottom-right', -1, -1),
];
