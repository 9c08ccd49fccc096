import { describe, expect, it } from 'vitest';
import { gridSites, seed62Sites } from '../../sites/index.js';
import type { Sites } from '../../sites/index.js';
import { compileLattice } from '../compileLattice.js';
import { radialDirections } from './radial.js';

const [outward, inward] = radialDirections as [(typeof radialDirections)[0], (typeof radialDirections)[0]];
const sorted = (lists: readonly (readonly number[])[]): number[][] =>
  lists.map((list) => list.toSorted((a, b) => a - b));

describe('radial', () => {
  it('goes from the centre of a 3 x 3 lattice over the edges to the corners, and back', () => {
    // Squared distances: centre 0, edges 1, corners 2.
    expect(sorted(outward.predecessors(gridSites(3, 3)))).toEqual([
      [1, 3, 4],
      [4],
      [1, 4, 5],
      [4],
      [],
      [4],
      [3, 4, 7],
      [4],
      [4, 5, 7],
    ]);
    expect(sorted(inward.predecessors(gridSites(3, 3)))).toEqual([
      [],
      [0, 2],
      [],
      [0, 6],
      [0, 1, 2, 3, 5, 6, 7, 8],
      [2, 8],
      [],
      [6, 8],
      [],
    ]);
  });

  it('leaves sites that tie unlinked: all of a 2 x 2 lattice', () => {
    expect(compileLattice(outward, gridSites(2, 2)).edges).toBe(0);
  });

  it('treats mirrored sites alike on SEED: every left site hears from the mirror images of what its homologue hears from', () => {
    const { names, grid } = seed62Sites();
    const mirrored: Sites = { names, grid: grid.map(([row, column]) => [row, 8 - column] as const) };
    const cellsOf = (sites: Sites, lists: readonly (readonly number[])[]): Map<string, string[]> =>
      new Map(lists.map((list, n) => [String(sites.grid[n]), list.map((p) => String(sites.grid[p])).sort()]));
    for (const direction of radialDirections) {
      expect(cellsOf(mirrored, direction.predecessors(mirrored))).toEqual(
        cellsOf(seed62Sites(), direction.predecessors(seed62Sites())),
      );
    }
  });

  it('is visited in full when sites are isolated', () => {
    const sites: Sites = {
      names: ['a', 'b', 'c'],
      grid: [
        [0, 0],
        [4, 4],
        [9, 0],
      ],
    };
    const lattice = compileLattice(outward, sites);
    expect([...lattice.order]).toEqual([0, 1, 2]);
    expect(lattice.edges).toBe(0);
  });

  it('links every pair of neighbours at different distances once, one way or the other', () => {
    const forth = compileLattice(outward, seed62Sites());
    const back = compileLattice(inward, seed62Sites());
    expect([forth.edges, back.edges]).toEqual([198, 198]);
    // One innermost site (CZ) outward.
    expect(forth.levels[1]).toBe(1);
    expect(seed62Sites().names[forth.order[0]]).toBe('CZ');
  });
});
