import { describe, expect, it } from 'vitest';
import { gridSites, seed62Sites } from '../../sites/index.js';
import type { Sites } from '../../sites/index.js';
import { compileLattice } from '../compileLattice.js';
import { hemisphericDirections } from './hemispheric.js';

const [toRight, toLeft] = hemisphericDirections as [
  (typeof hemisphericDirections)[0],
  (typeof hemisphericDirections)[0],
];

function heard(direction: typeof toRight, name: string): string[] {
  const { names } = seed62Sites();
  return direction.predecessors(seed62Sites())[names.indexOf(name)].map((n) => names[n]);
}

describe('hemispheric', () => {
  it('walks a row from one side to the other and links homologues past the midline', () => {
    expect(toRight.predecessors(gridSites(1, 5))).toEqual([[], [0], [1], [2, 1], [3, 0]]);
    expect(toLeft.predecessors(gridSites(1, 5))).toEqual([[1, 4], [2, 3], [3], [4], []]);
    // No site on the midline: the innermost pair are each other's neighbours, linked once.
    expect(toRight.predecessors(gridSites(1, 4))).toEqual([[], [0], [1], [2, 0]]);
  });

  it('pairs electrodes by the 10-20 system', () => {
    expect(heard(toRight, 'F3')).toEqual(['F5']);
    expect(heard(toRight, 'FZ')).toEqual(['F1']);
    expect(heard(toRight, 'F4')).toEqual(['F2', 'F3']);
    expect(heard(toRight, 'T8')).toEqual(['C6', 'T7']);
    expect(heard(toLeft, 'F3')).toEqual(['F1', 'F4']);
    expect(heard(toLeft, 'F4')).toEqual(['F6']);
    // The hole at AFZ is skipped.
    expect(heard(toRight, 'AF4')).toEqual(['AF3']);
    expect(heard(toRight, 'PO8')).toEqual(['PO6', 'PO7']);
  });

  it('links all 27 homologous pairs of SEED, one way each', () => {
    // 53 steps along rows and 27 pairs, of which AF3 - AF4 is both.
    for (const direction of hemisphericDirections)
      expect(compileLattice(direction, seed62Sites()).edges).toBe(53 + 27 - 1);
  });

  it('is its own mirror image', () => {
    const { names, grid } = seed62Sites();
    const mirrored: Sites = { names, grid: grid.map(([row, column]) => [row, 8 - column] as const) };
    expect(toRight.predecessors(mirrored)).toEqual(toLeft.predecessors({ names, grid }));
  });

  it('refuses sites that have no two sides', () => {
    expect(() => compileLattice(toRight, gridSites(4, 1))).toThrow(
      "direction 'hemispheric:left-to-right': expected sites on both sides of a midline, found all 4 sites in column 0.",
    );
    expect(() => compileLattice(toLeft, gridSites(1, 1))).toThrow(/found a single site/);
  });
});
