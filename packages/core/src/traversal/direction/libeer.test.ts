import { describe, expect, it } from 'vitest';
import { StrnnError } from '../../error/index.js';
import { gridSites, seed62Sites } from '../../sites/index.js';
import type { Sites } from '../../sites/index.js';
import { compileLattice } from '../compileLattice.js';
import { libeerDirections } from './libeer.js';

const edgeSets = libeerDirections.map((direction) =>
  direction
    .predecessors(seed62Sites())
    .flatMap((list, n) => list.map((p) => `${p} -> ${n}`))
    .sort(),
);

describe("LibEER's directions as published", () => {
  it('have 146, 84, 99 and 146 edges, and leave 3, 12, 6 and 3 electrodes without a predecessor', () => {
    const lattices = libeerDirections.map((direction) => compileLattice(direction, seed62Sites()));
    expect(lattices.map(({ edges }) => edges)).toEqual([146, 84, 99, 146]);
    expect(lattices.map(({ predecessors }) => predecessors.filter((list) => list.length === 0).length)).toEqual([
      3, 12, 6, 3,
    ]);
  });

  it('repeat the first in the fourth', () => {
    expect(edgeSets[3]).toEqual(edgeSets[0]);
  });

  it('are parts of the sweeps they stand for', () => {
    const neighbours = (offsets: number[][]): Set<string> => {
      const { grid } = seed62Sites();
      return new Set(
        grid.flatMap(([r, c], n) =>
          offsets
            .map(([dr, dc]) => grid.findIndex(([row, column]) => row === r + dr && column === c + dc))
            .filter((p) => p >= 0)
            .map((p) => `${p} -> ${n}`),
        ),
      );
    };
    const whole = [
      neighbours([
        [0, -1],
        [-1, -1],
        [-1, 0],
      ]),
      neighbours([
        [0, 1],
        [-1, 0],
        [-1, 1],
      ]),
      neighbours([
        [0, -1],
        [1, -1],
        [1, 0],
      ]),
    ];
    for (const [i, edges] of whole.entries()) {
      expect(edges.size).toBe(151);
      expect(edgeSets[i].filter((edge) => !edges.has(edge))).toEqual([]);
    }
  });

  it('take electrode names in any case', () => {
    const { names, grid } = seed62Sites();
    const lower: Sites = { names: names.map((name) => name.toLowerCase()), grid };
    expect(libeerDirections[1].predecessors(lower)).toEqual(libeerDirections[1].predecessors(seed62Sites()));
  });

  it('refuse any other montage, and say what was expected and found', () => {
    const { names, grid } = seed62Sites();
    const swapped = { names: names.with(7, 'F1').with(8, 'F3'), grid };
    const moved = { names, grid: grid.with(57, [8, 1]) };
    const ask = (sites: Sites) => (): unknown => compileLattice(libeerDirections[2], sites);
    expect(ask(gridSites(3, 4))).toThrow(StrnnError);
    expect(ask(gridSites(3, 4))).toThrow(
      /'libeer:2' .* SEED 62-channel montage only .*: expected 62 sites, found 12\.$/,
    );
    expect(ask(swapped)).toThrow(/expected site 7 to be 'F3' at row 2 column 2, found 'F1' at row 2 column 2\.$/);
    expect(ask(moved)).toThrow(/expected site 57 to be 'CB1' at row 8 column 2, found 'CB1' at row 8 column 1\.$/);
  });
});
