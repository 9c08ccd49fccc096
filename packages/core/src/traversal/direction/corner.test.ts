import { describe, expect, it } from 'vitest';
import { seed62Sites } from '../../sites/index.js';
import type { Sites } from '../../sites/index.js';
import { compileLattice } from '../compileLattice.js';
import reference from '../fixtures/corner_predecessors.json' with { type: 'json' };
import { cornerDirections } from './corner.js';

const cases = (['small', 'seed62'] as const).flatMap((name) =>
  cornerDirections.map((direction) => ({ name, direction })),
);

describe('corner sweeps', () => {
  it.each(cases)('$direction.name has the reference predecessors on $name', ({ name, direction }) => {
    const { sites: grid, predecessors } = reference[name];
    const sites: Sites = { names: grid.map((_, n) => `site ${n}`), grid: grid as [number, number][] };
    const corner = direction.name.replace('corner:', '') as keyof typeof predecessors;
    expect(direction.predecessors(sites)).toEqual(predecessors[corner]);
  });

  it.each(cornerDirections)('$name has 151 edges and 13 levels on SEED, at most 3 predecessors', (direction) => {
    const lattice = compileLattice(direction, seed62Sites());
    expect(lattice.edges).toBe(151);
    expect(lattice.levels).toHaveLength(13 + 1);
    expect(lattice.maxPredecessors).toBe(3);
  });

  it('starts the sweeps where they say', () => {
    const { names } = seed62Sites();
    const starts = cornerDirections.map((direction) => {
      const { order, levels } = compileLattice(direction, seed62Sites());
      return Array.from(order.slice(0, levels[1]), (n) => names[n]);
    });
    // The grid has no site in any corner, so that a sweep starts at every site without a neighbour towards its corner.
    expect(starts).toEqual([
      ['FP1', 'F7'],
      ['FP2', 'F8'],
      ['P7', 'PO7', 'CB1'],
      ['P8', 'PO8', 'CB2'],
    ]);
  });
});
