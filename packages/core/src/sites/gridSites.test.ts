import { describe, expect, it } from 'vitest';
import { checkSites } from './checkSites.js';
import { gridSites } from './gridSites.js';

describe('gridSites', () => {
  it('fills the lattice row by row', () => {
    const sites = gridSites(2, 3);
    expect(sites.grid).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
    expect(sites.names[5]).toBe('row 1 column 2');
    expect(sites.positions).toBeUndefined();
    checkSites(gridSites(32, 32), 'here');
  });

  it.each([
    [0, 3],
    [2, -1],
    [1.5, 2],
    [2, Number.NaN],
  ])('refuses %d x %d', (rows, columns) => {
    expect(() => gridSites(rows, columns)).toThrow(/gridSites: expected (rows|columns) to be an integer >= 1, found/);
  });
});
