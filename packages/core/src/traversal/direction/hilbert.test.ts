import { describe, expect, it } from 'vitest';
import { StrnnError } from '../../error/index.js';
import { gridSites, seed62Sites } from '../../sites/index.js';
import type { Sites } from '../../sites/index.js';
import { compileLattice } from '../compileLattice.js';
import { hilbertDirections } from './hilbert.js';

const [forward, reverse] = hilbertDirections as [(typeof hilbertDirections)[0], (typeof hilbertDirections)[0]];
const cellsVisited = (sites: Sites): (readonly [number, number])[] =>
  Array.from(compileLattice(forward, sites).order, (n) => sites.grid[n]);

describe('hilbert', () => {
  it('is the first curve on 2 x 2 and the second on 4 x 4', () => {
    expect(cellsVisited(gridSites(2, 2))).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ]);
    // As drawn by Hilbert (1891), turned so that it runs from the top left to the top right.
    expect(cellsVisited(gridSites(4, 4))).toEqual([
      [0, 0],
      [0, 1],
      [1, 1],
      [1, 0],
      [2, 0],
      [3, 0],
      [3, 1],
      [2, 1],
      [2, 2],
      [3, 2],
      [3, 3],
      [2, 3],
      [1, 3],
      [1, 2],
      [0, 2],
      [0, 3],
    ]);
  });

  it.each([8, 16, 32])('goes from neighbour to neighbour through all of %d x %d, left to right', (side) => {
    const cells = cellsVisited(gridSites(side, side));
    const steps = cells
      .slice(1)
      .map(([row, column], i) => Math.abs(row - cells[i][0]) + Math.abs(column - cells[i][1]));
    expect(new Set(steps)).toEqual(new Set([1]));
    expect([cells[0], cells.at(-1)]).toEqual([
      [0, 0],
      [0, side - 1],
    ]);
  });

  it('keeps the order of the square that holds the lattice where the lattice has holes', () => {
    const { names, grid } = seed62Sites();
    const present = new Set(grid.map(String));
    const square = cellsVisited(gridSites(16, 16)).filter((cell) => present.has(String(cell)));
    expect(cellsVisited({ names, grid })).toEqual(square);
  });

  it('does not depend on where the lattice begins', () => {
    const { names, grid } = seed62Sites();
    const moved = { names, grid: grid.map(([row, column]) => [row + 5, column + 90] as const) };
    expect(forward.predecessors(moved)).toEqual(forward.predecessors(seed62Sites()));
  });

  it('walks the same way back in reverse', () => {
    expect([...compileLattice(reverse, seed62Sites()).order]).toEqual(
      [...compileLattice(forward, seed62Sites()).order].reverse(),
    );
  });

  it('takes an extent of 2^26 cells and refuses more', () => {
    const wide = (columns: number): Sites => ({
      names: ['a', 'b', 'c'],
      grid: [
        [0, columns - 1],
        [0, 0],
        [1, 1],
      ],
    });
    expect([...compileLattice(forward, wide(2 ** 26)).order]).toEqual([1, 2, 0]);
    expect(() => compileLattice(forward, wide(2 ** 26 + 1))).toThrow(StrnnError);
    expect(() => compileLattice(forward, wide(2 ** 26 + 1))).toThrow(
      "direction 'hilbert': expected a lattice of at most 67108864 rows and columns, found an extent of 67108865.",
    );
  });
});
