import { checkSites } from '@strnn/core/sites';
import { describe, expect, it } from 'vitest';
import { blockSites } from './blockSites.js';

describe('blockSites', () => {
  it('names the blocks row by row', () => {
    const sites = blockSites({ rows: 2, columns: 3 });
    checkSites(sites, 'here');
    expect(sites.names).toEqual(['block 0,0', 'block 0,1', 'block 0,2', 'block 1,0', 'block 1,1', 'block 1,2']);
    expect(sites.grid[5]).toEqual([1, 2]);
    expect(sites.positions![5]).toEqual([2.5, -1.5, 0]);
  });

  it.each([
    [{ rows: 0, columns: 3 }, 'blockSites.rows: expected an integer >= 1, found 0.'],
    [{ rows: 2, columns: 1.5 }, 'blockSites.columns: expected an integer >= 1, found 1.5.'],
    [{ rows: 1e6, columns: 1e6 }, 'blockSites: expected at most 1048576 blocks, found 1000000 rows x 1000000 columns.'],
  ])('refuses %j', (grid, message) => {
    expect(() => blockSites(grid)).toThrow(message);
  });
});
