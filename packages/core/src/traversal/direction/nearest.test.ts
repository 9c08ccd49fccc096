import { describe, expect, it } from 'vitest';
import { StrnnError } from '../../error/index.js';
import { gridSites } from '../../sites/index.js';
import type { Sites } from '../../sites/index.js';
import { compileLattice } from '../compileLattice.js';
import { nearestDirections } from './nearest.js';

const [forward, backward] = nearestDirections as [(typeof nearestDirections)[0], (typeof nearestDirections)[0]];

/** On a line from front (y = 10) to back, unevenly spaced, listed in mixed order. */
const line: Sites = {
  names: ['back', 'front', 'third', 'second', 'fourth'],
  grid: [
    [4, 0],
    [0, 0],
    [2, 0],
    [1, 0],
    [3, 0],
  ],
  positions: [
    [0, 0, 0],
    [0, 10, 0],
    [0, 6, 0],
    [0, 7, 0],
    [0, 5, 0],
  ],
};

describe('nearest', () => {
  it('hears from the three nearest of the sites visited before, nearest first', () => {
    expect(forward.predecessors(line)).toEqual([[4, 2, 3], [], [3, 1], [1], [2, 3, 1]]);
    expect(backward.predecessors(line)).toEqual([[], [3, 2, 4], [4, 0], [2, 4, 0], [0]]);
  });

  it('settles ties by the order of visit: top before bottom, left before right', () => {
    const cross: Sites = {
      names: ['right', 'left', 'top', 'behind'],
      grid: [
        [1, 2],
        [1, 0],
        [0, 1],
        [2, 1],
      ],
      positions: [
        [1, 0, 0],
        [-1, 0, 0],
        [0, 0, 1],
        [0, -1, 0],
      ],
    };
    expect([...compileLattice(forward, cross).order]).toEqual([2, 1, 0, 3]);
    // All three are equally near to 'behind'.
    expect(forward.predecessors(cross)).toEqual([[2, 1], [2], [], [2, 1, 0]]);
  });

  it('links every site but the first, 3 N - 6 edges in all', () => {
    const sites: Sites = {
      ...gridSites(5, 6),
      positions: gridSites(5, 6).grid.map(([row, column]) => [column, -row, 0] as const),
    };
    for (const direction of nearestDirections) {
      const { edges, predecessors } = compileLattice(direction, sites);
      expect(edges).toBe(3 * 30 - 6);
      expect(predecessors.filter((list) => list.length === 0)).toHaveLength(1);
    }
  });

  it('takes two sites in one place', () => {
    const twins: Sites = {
      names: ['a', 'b'],
      grid: [
        [0, 0],
        [0, 1],
      ],
      positions: [
        [1, 1, 1],
        [1, 1, 1],
      ],
    };
    expect(forward.predecessors(twins)).toEqual([[], [0]]);
    expect(backward.predecessors(twins)).toEqual([[1], []]);
  });

  it('says what to give when positions are absent', () => {
    const ask = (): unknown => compileLattice(forward, gridSites(2, 2));
    expect(ask).toThrow(StrnnError);
    expect(ask).toThrow(
      /^direction 'nearest:forward': expected 3-D positions, found 4 sites without\. Give 'positions'/,
    );
  });
});
