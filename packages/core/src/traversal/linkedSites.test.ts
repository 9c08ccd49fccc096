import { describe, expect, it } from 'vitest';
import { gridSites } from '../sites/index.js';
import { linkedSites } from './linkedSites.js';

describe('linkedSites', () => {
  it('takes the eight lattice neighbours of sites without edges, holes left out', () => {
    expect(linkedSites(gridSites(2, 3))).toEqual([
      [1, 3, 4],
      [0, 2, 3, 4, 5],
      [1, 4, 5],
      [0, 1, 4],
      [0, 1, 2, 3, 5],
      [1, 2, 4],
    ]);
    const holed = {
      names: ['a', 'b', 'c'],
      grid: [
        [0, 0],
        [1, 1],
        [3, 3],
      ] as const,
    };
    expect(linkedSites(holed)).toEqual([[1], [0], []]);
  });

  it('takes the edges and nothing else, both ways, in reading order of the cells', () => {
    const sites = {
      names: ['low', 'high right', 'high left', 'alone'],
      grid: [
        [2, 0],
        [0, 1],
        [0, 0],
        [1, 0],
      ] as const,
      edges: [
        [0, 1],
        [2, 0],
      ] as const,
    };
    expect(linkedSites(sites)).toEqual([[2, 1], [0], [0], []]);
    expect(linkedSites({ ...sites, edges: [] })).toEqual([[], [], [], []]);
  });
});
