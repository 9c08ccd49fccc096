import { describe, expect, it } from 'vitest';
import { gridSites, seed62Sites } from '../../sites/index.js';
import type { Sites } from '../../sites/index.js';
import { compileLattice } from '../compileLattice.js';
import { snakeDirections } from './snake.js';

function visits(name: string, sites: Sites): number[] {
  return [
    ...compileLattice(
      snakeDirections.find((direction) => direction.name === name)!,
      sites,
    ).order,
  ];
}

describe('snakes', () => {
  it('turn at the end of every line of a 3 x 4 lattice', () => {
    expect(visits('snake:row', gridSites(3, 4))).toEqual([0, 1, 2, 3, 7, 6, 5, 4, 8, 9, 10, 11]);
    expect(visits('snake:column', gridSites(3, 4))).toEqual([0, 4, 8, 9, 5, 1, 2, 6, 10, 11, 7, 3]);
  });

  it('walk the same way back in reverse', () => {
    for (const along of ['row', 'column']) {
      expect(visits(`snake:${along}:reverse`, seed62Sites())).toEqual(
        visits(`snake:${along}`, seed62Sites()).reverse(),
      );
    }
  });

  it('skip holes, and count turns over lines that have sites', () => {
    const sites: Sites = {
      names: ['a', 'b', 'c', 'd', 'e'],
      grid: [
        [1, 5],
        [1, 2],
        [4, 0],
        [4, 7],
        [4, 3],
      ],
    };
    expect(visits('snake:row', sites)).toEqual([1, 0, 3, 4, 2]);
  });

  it.each(snakeDirections)('$name is one chain on SEED', (direction) => {
    const lattice = compileLattice(direction, seed62Sites());
    expect([lattice.edges, lattice.levels.length - 1, lattice.maxPredecessors]).toEqual([61, 62, 1]);
  });
});
