import { describe, expect, it } from 'vitest';
import { seed62Sites } from '../../sites/index.js';
import { compileLattice } from '../compileLattice.js';
import { unlinkedDirections } from './unlinked.js';

describe('unlinked', () => {
  it('is four directions of one level without edges', () => {
    expect(unlinkedDirections.map(({ name }) => name)).toEqual([
      'unlinked:1',
      'unlinked:2',
      'unlinked:3',
      'unlinked:4',
    ]);
    for (const direction of unlinkedDirections) {
      const lattice = compileLattice(direction, seed62Sites());
      expect([lattice.edges, lattice.maxPredecessors]).toEqual([0, 0]);
      expect([...lattice.levels]).toEqual([0, 62]);
    }
  });
});
