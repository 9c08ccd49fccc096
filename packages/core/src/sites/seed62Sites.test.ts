import { describe, expect, it } from 'vitest';
import fixture from './fixtures/seed62_grid.json' with { type: 'json' };
import { checkSites } from './checkSites.js';
import { seed62Sites } from './seed62Sites.js';

describe('seed62Sites', () => {
  it('has the names and cells of the published montage, in file order', () => {
    const { names, grid } = seed62Sites();
    expect(names.map((name, n) => [name, ...grid[n]])).toEqual(fixture.channels);
    expect(names).toHaveLength(62);
    checkSites(seed62Sites(), 'here');
  });

  it('gives every caller an object of its own', () => {
    expect(seed62Sites().names).not.toBe(seed62Sites().names);
  });
});
