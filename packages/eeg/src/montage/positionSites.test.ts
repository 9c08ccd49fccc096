import { describe, expect, it } from 'vitest';
import { createRandom } from '@strnn/core/random';
import { checkSites } from '@strnn/core/sites';
import type { StrnnError } from '@strnn/core/error';
import { clashes, isMirrored, refusingDirections, seedOnly } from './electrodeChecks.test.support.js';
import { electrodePositions } from './electrodePositions.js';
import { gridPicture, picture } from './gridPicture.test.support.js';
import { positionSites } from './positionSites.js';
import { readElectrodePositions } from './positionFile/index.js';

type Position = readonly [number, number, number];

async function cap(file: string): Promise<{ names: string[]; positions: Position[] }> {
  const { names, positions } = await readElectrodePositions(
    new URL(`./positionFile/fixtures/${file}`, import.meta.url).pathname,
  );
  return { names: [...names], positions: [...positions] };
}

/** Positions of biosemi64 by its own file; the grid by name is another test's. */
const biosemi64 = await cap('biosemi64.txt');

describe('positionSites', () => {
  it.each([
    ['biosemi64.txt', 64],
    ['biosemi128.txt', 128],
    ['GSN-HydroCel-64_1.0.sfp', 64],
    ['GSN-HydroCel-128.sfp', 128],
    ['EGI_256.csd', 256],
    ['easycap-M43.txt', 64],
    ['brainproducts-RNP-BA-128.txt', 130],
  ])('%s: a cell each, left as right, moved by at most a cell, for every direction of core', async (file, N) => {
    const { names, positions } = await cap(file);
    expect(names).toHaveLength(N);
    const sites = positionSites(names, positions);
    checkSites(sites, file);
    expect([clashes(sites), isMirrored(sites), sites.quality.symmetric]).toEqual([0, true, true]);
    expect(sites.quality.maxDisplacement).toBeLessThanOrEqual(1);
    expect(sites.quality.meanDisplacement).toBeLessThan(0.5);
    expect(sites.quality.columns % 2).toBe(1);
    expect(refusingDirections(sites)).toEqual(seedOnly);
  });

  it('finds a grid for BioSemi 64 that looks like its head', () => {
    expect(gridPicture(positionSites(biosemi64.names, biosemi64.positions))).toBe(
      picture(`
      -   -   -   Fp1 Fpz Fp2 -   -   -
      -   F7  AF7 AF3 AFz AF4 AF8 F8  -
      -   F5  F3  F1  Fz  F2  F4  F6  -
      FT7 FC5 FC3 FC1 FCz FC2 FC4 FC6 FT8
      T7  C5  C3  C1  Cz  C2  C4  C6  T8
      TP7 CP5 CP3 CP1 CPz CP2 CP4 CP6 TP8
      -   P5  P3  P1  Pz  P2  P4  P6  -
      P9  P7  PO7 PO3 POz PO4 PO8 P8  P10
      -   -   -   O1  Oz  O2  -   -   -
      -   -   -   -   Iz  -   -   -   -`),
    );
  });

  it('finds a grid for the EGI net of 128 that looks like its head', async () => {
    const { names, positions } = await cap('GSN-HydroCel-128.sfp');
    expect(
      gridPicture(
        positionSites(
          names.map((name) => name.slice(1)),
          positions,
        ),
      ),
    ).toBe(
      picture(`
      -   -   -   -   127 -   -   -   -   -   -   -   126 -   -   -   -
      -   -   -   -   -   -   -   21  17  14  -   -   -   -   -   -   -
      -   -   -   32  -   25  22  18  15  10  9   8   -   1   -   -   -
      -   -   128 -   -   26  23  19  16  4   3   2   -   -   125 -   -
      48  43  38  33  -   27  24  12  11  5   124 123 -   122 121 120 119
      -   -   -   -   34  28  20  13  6   112 118 117 116 -   -   -   -
      49  44  39  -   35  29  30  7   -   106 105 111 110 -   115 114 113
      -   -   -   40  41  36  37  31  -   80  87  104 103 109 -   -   -
      -   -   -   45  46  47  42  54  55  79  93  98  102 108 -   -   -
      -   -   -   -   51  52  53  61  62  78  86  92  97  -   -   -   -
      -   56  57  50  58  59  60  67  72  77  85  91  96  101 100 107 -
      -   -   -   -   -   65  66  71  -   76  84  90  -   -   -   -   -
      -   -   63  -   64  -   70  -   75  -   83  -   95  -   99  -   -
      -   -   -   -   68  69  -   74  -   82  -   89  94  -   -   -   -
      -   -   -   -   -   -   73  -   81  -   88  -   -   -   -   -   -`),
    );
  });

  it('gives the same cells in every order of the channels, and in every unit', async () => {
    const { names, positions } = await cap('biosemi128.txt');
    const sites = positionSites(names, positions);
    const cellOf = new Map(names.map((name, n) => [name, sites.grid[n]]));
    for (const seed of [1, 2, 3]) {
      const order = names.map((_, n) => n);
      createRandom(seed).shuffle(order);
      const mixed = positionSites(
        order.map((n) => names[n]),
        order.map((n) => positions[n]),
      );
      expect(mixed.names).toEqual(order.map((n) => names[n]));
      expect(mixed.grid).toEqual(mixed.names.map((name) => cellOf.get(name)));
      expect(mixed.positions).toEqual(order.map((n) => positions[n]));
      expect(mixed.quality).toEqual(sites.quality);
    }
    // Powers of two scale exactly.
    for (const factor of [2 ** -900, 1024, 2 ** 1000]) {
      expect(
        positionSites(
          names,
          positions.map(([x, y, z]) => [x * factor, y * factor, z * factor]),
        ).grid,
      ).toEqual(sites.grid);
    }
  });

  it('measures displacement from the projection: a full lattice seen from above stays where it is', () => {
    const positions = Array.from({ length: 35 }, (_, n): Position => [(n % 5) * 3 - 7, -Math.floor(n / 5) * 3, 2]);
    const { grid, quality } = positionSites(
      positions.map((_, n) => `s${n}`),
      positions,
    );
    expect(grid).toEqual(positions.map((_, n) => [Math.floor(n / 5), n % 5]));
    expect(quality).toMatchObject({ rows: 7, columns: 5, symmetric: true });
    expect(quality.maxDisplacement).toBeLessThan(1e-9);
  });

  it('takes a larger grid for a smaller displacement', async () => {
    const { names, positions } = await cap('GSN-HydroCel-128.sfp');
    const sizes = [1.5, 1, 0.7].map((maxDisplacement) => {
      const { quality } = positionSites(names, positions, { maxDisplacement });
      expect(quality.maxDisplacement).toBeLessThanOrEqual(maxDisplacement);
      return quality.rows * quality.columns;
    });
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(new Set(sizes).size).toBe(3);
  });

  it('mirrors the pairs of a real head, which mirrors roughly, and says where a site has none', () => {
    const names = 'Fp1 Fp2 F3 Fz F4 C3 Cz C4 T7 T8 P3 Pz P4 O1 Oz O2'.split(' ');
    const at = (list: string[]): Position[] => list.map((name) => electrodePositions[name]);
    const sites = positionSites(names, at(names));
    expect([isMirrored(sites), sites.quality.symmetric]).toEqual([true, true]);
    const oneSided = [...names, 'AF7', 'P7'];
    const lopsided = positionSites(oneSided, at(oneSided));
    expect([clashes(lopsided), lopsided.quality.symmetric]).toEqual([0, false]);
    const column = (name: string): number => lopsided.grid[oneSided.indexOf(name)][1];
    expect(column('C3') + column('C4')).toBe(2 * column('Cz'));
    expect(column('P7')).toBeLessThan(column('Pz'));
  });

  it.each<[string, Position[], number]>([
    ['one site', [[1, 2, 3]], 1],
    [
      'a pair',
      [
        [-1, 0, 0],
        [1, 0, 0],
      ],
      2,
    ],
    [
      'sites in one place',
      [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
        [2, 1, 1],
      ],
      4,
    ],
    [
      'a line from front to back',
      [
        [0, 3, 0],
        [0, 2, 0],
        [0, 1, 0],
        [0, 0, 0],
        [0, -1, 0],
        [0, -9, 0],
      ],
      6,
    ],
    [
      'a line from left to right',
      [
        [0, 0, 0],
        [1, 0, 0],
        [2, 0, 0],
        [3, 0, 0],
        [4, 0, 0],
        [5, 0, 0],
      ],
      6,
    ],
    [
      'the origin, again and again',
      [
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
      5,
    ],
    [
      'numbers at both ends of the range',
      [
        [1e308, 1, 1e-320],
        [-1e308, 1e308, 0],
        [5e-324, 0, 1],
        [0, 0, 0],
        [1, 1e-300, 2],
      ],
      5,
    ],
    [
      'hardly different',
      [
        [1e-12, 1, 0],
        [-1e-12, 1, 0],
        [0, -1, 0],
        [1e-12, 0, 1],
        [-1e-12, 0, 1],
        [1, 0, 0],
      ],
      6,
    ],
  ])('has a cell for each: %s', (_, positions, N) => {
    const sites = positionSites(
      positions.map((_, n) => `s${n}`),
      positions,
    );
    checkSites(sites, 'here');
    expect(sites.grid).toHaveLength(N);
    expect(Number.isFinite(sites.quality.maxDisplacement)).toBe(true);
  });

  it.each([
    [
      'shape',
      'found 1 names and 2 positions',
      ['a'],
      [
        [0, 0, 0],
        [1, 1, 1],
      ],
      {},
    ],
    ['shape', 'expected a list of positions', ['a'], undefined, {}],
    ['shape', 'at least one site', [], [], {}],
    ['data', 'three finite numbers', ['a'], [[0, Number.NaN, 0]], {}],
    [
      'data',
      "unique names, found 'a'",
      ['a', 'a'],
      [
        [0, 0, 0],
        [1, 1, 1],
      ],
      {},
    ],
    [
      'shape',
      'at most 512 sites, found 513',
      Array.from({ length: 513 }, (_, n) => `s${n}`),
      Array(513).fill([0, 0, 1]),
      {},
    ],
    [
      'option',
      'maxDisplacement: expected a number of cells above 0, found 0',
      ['a'],
      [[0, 0, 0]],
      { maxDisplacement: 0 },
    ],
    ['option', 'found NaN', ['a'], [[0, 0, 0]], { maxDisplacement: Number.NaN }],
    ['option', "unknown option 'limit'", ['a'], [[0, 0, 0]], { limit: 1 }],
  ])('refuses with %s: %s', (code, message, names, positions, options) => {
    const call = (): unknown => positionSites(names, positions as never, options as never);
    expect(call).toThrow(message);
    expect(call).toThrow(expect.objectContaining({ code }) as StrnnError);
  });
});
