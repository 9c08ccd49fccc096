import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { uciEegLayout } from '../format/uciEegLayout.js';
import { electrodePositions } from './electrodePositions.js';
import { montageSites } from './montageSites.js';
import { uciEegAliases } from './uciEegAliases.js';

const seed62 = JSON.parse(readFileSync(new URL('./fixtures/seed62_grid.json', import.meta.url), 'utf8')) as {
  channels: { name: string; row: number; col: number }[];
};

function unique(grid: readonly (readonly [number, number])[]): number {
  return new Set(grid.map((cell) => cell.join(','))).size;
}

describe('montageSites', () => {
  it('gives the 62 SEED channels the 9 x 9 grid of the public code', () => {
    const { names, grid, positions } = montageSites(seed62.channels.map(({ name }) => name));
    expect(names.map((name, n) => ({ name, row: grid[n][0], col: grid[n][1] }))).toEqual(seed62.channels);
    expect(positions).toHaveLength(62);
    expect(positions!.flat().every(Number.isFinite)).toBe(true);
  });

  it('gives the 61 UCI channels a cell each, in a 9 x 9 grid that is alike left and right', () => {
    const { names, grid, positions } = montageSites(uciEegLayout.scalp, { aliases: uciEegAliases });
    expect(names).toEqual(uciEegLayout.scalp);
    expect(unique(grid)).toBe(61);
    expect(Math.max(...grid.flat())).toBe(8);
    const cell = (name: string) => grid[names.indexOf(name)];
    expect([cell('AF7'), cell('AF1'), cell('AFZ'), cell('AF2'), cell('AF8')]).toEqual([
      [1, 1],
      [1, 3],
      [1, 4],
      [1, 5],
      [1, 7],
    ]);
    expect([cell('T7'), cell('CZ'), cell('T8'), cell('OZ')]).toEqual([
      [4, 0],
      [4, 4],
      [4, 8],
      [8, 4],
    ]);
    const mirrored = new Set(grid.map(([row, column]) => `${row},${8 - column}`));
    expect(grid.every((at) => mirrored.has(at.join(',')))).toBe(true);
    expect(positions![names.indexOf('AF1')]).toEqual(electrodePositions.AF3);
    expect(positions![names.indexOf('PO2')]).toEqual(electrodePositions.PO4);
  });

  it('gives every known electrode at once a cell of its own, on a grid that grows by a row and column on each side', () => {
    const { grid } = montageSites([...Object.keys(electrodePositions), 'CB1', 'CB2']);
    expect(unique(grid)).toBe(grid.length);
    expect(Math.min(...grid.flat())).toBe(0);
    expect(Math.max(...grid.map(([row]) => row))).toBe(10);
    expect(Math.max(...grid.map(([, column]) => column))).toBe(10);
  });

  it('has positions in metres: x right, y front, z up', () => {
    const { positions } = montageSites(['T7', 'T8', 'Fpz', 'Oz', 'Cz']);
    const [t7, t8, fpz, oz, cz] = positions!;
    expect(t7[0]).toBeLessThan(-0.07);
    expect(t8[0]).toBeGreaterThan(0.07);
    expect(fpz[1]).toBeGreaterThan(0.07);
    expect(oz[1]).toBeLessThan(-0.07);
    expect(cz[2]).toBeGreaterThan(0.07);
    expect(Math.max(...positions!.flat().map(Math.abs))).toBeLessThan(0.15);
  });

  it('takes any case and the old names T3 to T6, and keeps the names as given', () => {
    const old = montageSites(['fp1', 'T3', 't4', 'T5', 'T6']);
    expect(old.names).toEqual(['fp1', 'T3', 't4', 'T5', 'T6']);
    const present = montageSites(['Fp1', 'T7', 'T8', 'P7', 'P8']);
    expect(old.grid).toEqual(present.grid);
    expect(old.positions).toEqual(present.positions);
  });

  it('takes AF1 for the electrode of that name where no alias says otherwise', () => {
    const { grid, positions } = montageSites(['AFz', 'AF1', 'AF3', 'AF7']);
    expect(grid).toEqual([
      [1, 4],
      [1, 3],
      [1, 2],
      [1, 0],
    ]);
    expect(positions![1]).toEqual(electrodePositions.AF1);
  });

  it('refuses an unknown electrode, with the nearest name', () => {
    expect(() => montageSites(['FP1', 'FQZ'])).toThrow(/unknown electrode 'FQZ'\. Did you mean '(Fz|Fpz|FCz)'\?/);
    expect(() => montageSites(['ocular-left'])).toThrow("unknown electrode 'ocular-left'. Known are the 87 names");
    expect(() => montageSites([''])).toThrow("unknown electrode ''");
    expect(() => montageSites(['constructor'])).toThrow("unknown electrode 'constructor'");
  });

  it('refuses two names of one electrode, and an alias to no electrode', () => {
    expect(() => montageSites(['T3', 'Cz', 'T7'])).toThrow("'T3' and 'T7' are the same electrode, T7");
    expect(() => montageSites(['AF1', 'AF3'], { aliases: uciEegAliases })).toThrow(
      "'AF1' and 'AF3' are the same electrode, AF3",
    );
    expect(() => montageSites(['E1'], { aliases: { E1: 'nowhere' } })).toThrow(
      "aliases.E1: unknown electrode 'nowhere'",
    );
  });
});
