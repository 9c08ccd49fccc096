import type { Sites } from '../sites/Sites.js';
import { cellLookup } from './cellLookup.js';

const steps = [-1, 0, 1];

/**
 * The sites next to each site, in reading order of their cells: those that `edges` link it to; where sites come without
 * edges, its up to eight neighbours on the lattice. O(N + edges) but for the sorting of each site's (short) list.
 */
export function linkedSites(sites: Sites): number[][] {
  if (sites.edges === undefined) return latticeNeighbours(sites);
  const linked: number[][] = sites.names.map(() => []);
  for (const [a, b] of sites.edges) {
    linked[a].push(b);
    linked[b].push(a);
  }
  const { grid } = sites;
  for (const list of linked) list.sort((a, b) => grid[a][0] - grid[b][0] || grid[a][1] - grid[b][1]);
  return linked;
}

function latticeNeighbours(sites: Sites): number[][] {
  const at = cellLookup(sites);
  return sites.grid.map(([row, column], n) =>
    steps
      .flatMap((down) => steps.map((right) => at(row + down, column + right)))
      .filter((p) => p !== undefined)
      .filter((p) => p !== n),
  );
}
