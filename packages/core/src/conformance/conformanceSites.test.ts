import { describe, expect, it } from 'vitest';
import { checkSites } from '../sites/index.js';
import { graphDirections } from '../traversal/direction/index.js';
import { conformanceSites, freezeSites, withDomePositions } from './conformanceSites.js';

describe('conformanceSites', () => {
  it('are valid sites with different names', () => {
    const sets = conformanceSites();
    for (const { name, sites } of sets) checkSites(sites, name);
    expect(new Set(sets.map(({ name }) => name)).size).toBe(sets.length);
  });

  it('hold what they say', () => {
    const sizes = Object.fromEntries(conformanceSites().map(({ name, sites }) => [name, sites.names.length]));
    expect(sizes).toMatchObject({
      'one site': 1,
      'a torn lattice of 16 sites': 16,
      '61 electrodes in mixed order, with positions': 61,
      '62 electrodes of SEED': 62,
      'a 32 x 32 lattice': 1024,
    });
  });

  it('cannot be written to', () => {
    for (const { sites } of conformanceSites()) {
      expect(() => (sites.grid as unknown[]).reverse().push(0)).toThrow(TypeError);
      expect(() => ((sites.grid[0] as [number, number])[0] = 9)).toThrow(TypeError);
      if (sites.edges && sites.edges.length > 0)
        expect(() => ((sites.edges![0] as unknown as number[])[0] = 9)).toThrow(TypeError);
      if (sites.positions) expect(() => ((sites.positions![0] as unknown as number[])[2] = 9)).toThrow(TypeError);
    }
  });

  it('have a face whose parts are linked in themselves and not to each other', () => {
    const { sites } = conformanceSites().find(({ name }) => name === 'landmarks of a face with edges')!;
    expect([sites.names.length, sites.edges!.length]).toEqual([23, 21]);
    const starts = graphDirections[0].predecessors(sites).flatMap((list, n) => (list.length === 0 ? [n] : []));
    expect(starts.map((n) => sites.names[n])).toEqual(['bl3', 'br3', 'el2', 'n1', 'er2']);
  });

  it('lays positions as x right, y front, z up, and copies what it freezes', () => {
    const { positions } = withDomePositions({
      names: ['left back', 'right front'],
      grid: [
        [2, 0],
        [0, 2],
      ],
    });
    expect(positions).toEqual([
      [-1 / 50, -1 / 50, 30 / 400],
      [1 / 50, 1 / 50, 30 / 400],
    ]);
    const mine = { names: ['a'], grid: [[0, 0]] as [number, number][] };
    freezeSites(mine);
    expect(Object.isFrozen(mine.grid[0])).toBe(false);
  });
});
