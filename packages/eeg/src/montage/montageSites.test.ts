import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { uciEegLayout } from '../format/uciEegLayout.js';
import { clashes, isMirrored } from './electrodeChecks.test.support.js';
import { electrodePositions } from './electrodePositions.js';
import { gridPicture, picture } from './gridPicture.test.support.js';
import { montageSites } from './montageSites.js';
import { uciEegAliases } from './uciEegAliases.js';

const seed62 = JSON.parse(readFileSync(new URL('./fixtures/seed62_grid.json', import.meta.url), 'utf8')) as {
  channels: { name: string; row: number; col: number }[];
};

/** 10-10 names: no arcs of three letters or ending in p, no halves. */
const tenTen = Object.keys(electrodePositions).filter((name) => /^([A-Z]|F[pTC]|AF|TP|CP|PO)(z|\d+)$/.test(name));

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
    expect(new Set(grid.map((cell) => cell.join(','))).size).toBe(61);
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

  it('gives the 32 DEAP channels the published 9 x 9 grid', () => {
    const names = `Fp1 AF3 F3 F7 FC5 FC1 C3 T7 CP5 CP1 P3 P7 PO3 O1 Oz Pz
      Fp2 AF4 Fz F4 F8 FC6 FC2 Cz C4 T8 CP6 CP2 P4 P8 PO4 O2`.split(/\s+/);
    const cells = `03 13 22 20 31 33 42 40 51 53 62 60 73 83 84 64 05 15 24 26 28 37 35 44 46 48 57 55 66 68 75 85`;
    expect(
      montageSites(names)
        .grid.map((cell) => cell.join(''))
        .join(' '),
    ).toBe(cells);
  });

  it('gives all 10-10 electrodes at once a cell each, on a grid that grows by a row and column on each side', () => {
    expect(tenTen).toHaveLength(87);
    const sites = montageSites([...tenTen, 'CB1', 'CB2']);
    expect([clashes(sites), isMirrored(sites)]).toEqual([0, true]);
    expect(Math.min(...sites.grid.flat())).toBe(0);
    expect(Math.max(...sites.grid.map(([row]) => row))).toBe(10);
    expect(Math.max(...sites.grid.map(([, column]) => column))).toBe(10);
  });

  it('gives all 10-05 electrodes at once a cell each, mirrored, in the order front to back and left to right', () => {
    const names = Object.keys(electrodePositions);
    const sites = montageSites(names);
    expect(names).toHaveLength(336);
    expect([clashes(sites), isMirrored(sites)]).toEqual([0, true]);
    // 11 arcs of the 10-10 system and 9 between them; 11 columns and 5 half ones on each side.
    expect(Math.max(...sites.grid.map(([row]) => row)) + 1).toBe(20);
    expect(Math.max(...sites.grid.map(([, column]) => column)) + 1).toBe(21);
    const { positions, grid } = sites;
    for (const [n, [row, column]] of grid.entries()) {
      // Within a row x grows with the column (numbers to 6; below them the head narrows), within a column (AFp to POO; Fp and O are the ends of an oval) y falls with the row.
      for (const [m, [otherRow, otherColumn]] of grid.entries()) {
        if (row === otherRow && column < otherColumn && column >= 4 && otherColumn <= 16)
          expect(positions![n][0]).toBeLessThan(positions![m][0]);
        if (row >= 2 && row <= 15 && column === otherColumn && otherRow === row + 1) {
          expect(positions![n][1], `${names[n]} before ${names[m]}`).toBeGreaterThan(positions![m][1]);
        }
      }
    }
  });

  it('adds a row for a 10-05 arc in use and no column while a half fits beside its full number', () => {
    const names = 'Fp1 Fp2 AFF5h AFF1h AFF2h AFF6h F7 F3 Fz F4 F8 FFC5h FFC1h FFC2h FFC6h C3 Cz C4 PPO9h PPO10h O1 O2';
    expect(gridPicture(montageSites(names.split(' ')))).toBe(
      picture(`
      -      -      -      -      Fp1    -      Fp2    -      -      -      -
      -      -      -      -      -      -      -      -      -      -      -
      -      -      AFF5h  -      AFF1h  -      AFF2h  -      AFF6h  -      -
      -      F7     -      F3     -      Fz     -      F4     -      F8     -
      -      -      FFC5h  -      FFC1h  -      FFC2h  -      FFC6h  -      -
      -      -      -      -      -      -      -      -      -      -      -
      -      -      -      C3     -      Cz     -      C4     -      -      -
      -      -      -      -      -      -      -      -      -      -      -
      -      -      -      -      -      -      -      -      -      -      -
      PPO9h  -      -      -      -      -      -      -      -      -      PPO10h
      -      -      -      -      -      -      -      -      -      -      -
      -      -      -      -      O1     -      O2     -      -      -      -`),
    );
  });

  it('adds a half column on both sides where a row has a number and its half', () => {
    expect(
      gridPicture(montageSites(['C1', 'C1h', 'C3', 'Cz', 'C4', 'FCC1h', 'FCC2h']))
        .split('\n')
        .slice(4),
    ).toEqual([
      '-     -     -     -     FCC1h -     FCC2h -     -',
      '-     -     C3    C1    C1h   Cz    -     -     C4',
    ]);
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

  it('refuses an unknown electrode, with the nearest name or what it is', () => {
    expect(() => montageSites(['FP1', 'FQZ'])).toThrow(/unknown electrode 'FQZ'\. Did you mean '(Fz|Fpz|FCz)'\?/);
    expect(() => montageSites(['ocular-left'])).toThrow("unknown electrode 'ocular-left'. Known are the 336 names");
    expect(() => montageSites([''])).toThrow("unknown electrode ''");
    expect(() => montageSites(['constructor'])).toThrow("unknown electrode 'constructor'");
    expect(() => montageSites(['Fp1', 'A1'])).toThrow("unknown electrode 'A1'. An ear or mastoid has no place");
    expect(() => montageSites(['EEG Fpz-Cz'])).toThrow("unknown electrode 'EEG Fpz-Cz'. It is the difference");
  });

  it('leaves unknown channels out and names them where asked to, and refuses to leave all out', () => {
    const sites = montageSites(['EOG', 'Cz', 'A1', 'Pz', 'Fp1-F7'], { unknown: 'drop' });
    expect(sites.names).toEqual(['Cz', 'Pz']);
    expect(sites.grid).toEqual([
      [4, 4],
      [6, 4],
    ]);
    expect(sites.positions).toHaveLength(2);
    expect(sites.dropped).toEqual(['EOG', 'A1', 'Fp1-F7']);
    expect(montageSites(['Cz']).dropped).toEqual([]);
    expect(() => montageSites(['EOG', 'ECG'], { unknown: 'drop' })).toThrow('found none among EOG, ECG');
    expect(() => montageSites([])).toThrow('montageSites: expected at least one electrode of the 10-05 system');
  });

  it.each([
    [{ unknwon: 'drop' }, "montageSites: unknown option 'unknwon'. Did you mean 'unknown'?"],
    [{ unknown: 'skip' }, "montageSites.unknown: unknown way 'skip'"],
    [null, 'montageSites: expected an object of options, found null'],
    [{ aliases: ['Fp1'] }, 'montageSites.aliases: expected an object of names'],
    [{ aliases: { E1: 3 } }, "montageSites.aliases.E1: unknown electrode '3'"],
  ])('refuses the options %j', (options, message) => {
    expect(() => montageSites(['Cz'], options as never)).toThrow(message);
  });

  it('refuses names that are no list of texts', () => {
    expect(() => montageSites('Cz' as never)).toThrow('montageSites: expected a list of channel names');
    expect(() => montageSites(['Cz', 4] as never)).toThrow('montageSites: expected a name for channel 1, found 4');
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
