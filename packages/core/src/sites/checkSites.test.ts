import { describe, expect, it } from 'vitest';
import { StrnnError } from '../error/index.js';
import { checkSites } from './checkSites.js';
import { gridSites } from './gridSites.js';
import { seed62Sites } from './seed62Sites.js';
import type { Sites } from './Sites.js';

const good: Sites = {
  names: ['F3', 'FZ', 'F4'],
  grid: [
    [0, 0],
    [0, 1],
    [0, 2],
  ],
};
const withPositions = {
  ...good,
  positions: [
    [-1, 1, 1],
    [0, 1, 1],
    [1, 1, 1],
  ],
};

const picture = {
  width: 4,
  height: 2,
  areas: [
    [0, 0, 2, 2],
    [1, 0, 2, 2],
    [3.5, -1, 0, 0],
  ],
  lines: [
    [
      [0, 0],
      [4, 2],
    ],
  ],
  gray: { width: 2, height: 1, values: [0, 255] },
};
const withPicture = (change: object): object => ({ ...good, picture: { ...picture, ...change } });
const withEdges = (...edges: unknown[]): object => ({ ...good, edges });

function refusal(sites: unknown): StrnnError {
  try {
    checkSites(sites as Sites, 'sites of a test');
  } catch (error) {
    expect(error).toBeInstanceOf(StrnnError);
    return error as StrnnError;
  }
  throw new Error('nothing was refused');
}

describe('checkSites', () => {
  it('accepts good sites, with holes, with positions, with links and a picture, and one alone', () => {
    checkSites(good, 'here');
    checkSites(withEdges() as Sites, 'here');
    checkSites(withEdges([0, 1], [2, 1]) as Sites, 'here');
    checkSites(withPicture({}) as Sites, 'here');
    checkSites({ ...good, picture: { width: 1, height: 1, areas: picture.areas } } as unknown as Sites, 'here');
    checkSites(withPositions as unknown as Sites, 'here');
    checkSites(seed62Sites(), 'here');
    checkSites(gridSites(1, 1), 'here');
    checkSites(
      {
        names: ['a', 'b'],
        grid: [
          [7, 0],
          [0, 90],
        ],
      },
      'here',
    );
  });

  it.each([
    ['shape', 'at least one site, found none', { names: [], grid: [] }],
    [
      'shape',
      'found 3 names and 2 cells',
      {
        ...good,
        grid: [
          [0, 0],
          [0, 1],
        ],
      },
    ],
    ['shape', 'found 3 names and 1 positions', { ...good, positions: [[0, 0, 0]] }],
    ['shape', 'expected grid to be an array, found undefined', { names: ['a'] }],
    ['shape', 'expected names to be an array, found null', { names: null, grid: [] }],
    ['data', "found 'FZ' for sites 1 and 2", { ...good, names: ['F3', 'FZ', 'FZ'] }],
    ['data', "non-empty name for site 1, found ' '", { ...good, names: ['F3', ' ', 'F4'] }],
    ['data', 'non-empty name for site 2, found 4', { ...good, names: ['F3', 'FZ', 4] }],
    [
      'data',
      "row 0 column 1 for sites 1 'FZ' and 2 'F4'",
      {
        ...good,
        grid: [
          [0, 0],
          [0, 1],
          [0, 1],
        ],
      },
    ],
    [
      'data',
      "site 1 'FZ', found [0, 1.5]",
      {
        ...good,
        grid: [
          [0, 0],
          [0, 1.5],
          [0, 2],
        ],
      },
    ],
    [
      'data',
      "site 0 'F3', found [-1, 0]",
      {
        ...good,
        grid: [
          [-1, 0],
          [0, 1],
          [0, 2],
        ],
      },
    ],
    [
      'data',
      "site 2 'F4', found [NaN, 2]",
      {
        ...good,
        grid: [
          [0, 0],
          [0, 1],
          [Number.NaN, 2],
        ],
      },
    ],
    ['data', "site 2 'F4', found [0]", { ...good, grid: [[0, 0], [0, 1], [0]] }],
    ['data', "site 1 'FZ', found undefined", { ...good, grid: [[0, 0], undefined, [0, 2]] }],
    [
      'data',
      "site 1 'FZ', found [0, 1, NaN]",
      {
        ...good,
        positions: [
          [0, 0, 0],
          [0, 1, Number.NaN],
          [1, 1, 1],
        ],
      },
    ],
    [
      'data',
      "site 2 'F4', found [1, 1]",
      {
        ...good,
        positions: [
          [0, 0, 0],
          [0, 1, 2],
          [1, 1],
        ],
      },
    ],
    ['shape', 'expected edges to be an array, found an object', { ...good, edges: {} }],
    ['data', 'an edge [a, b] of two different sites, 0 to 2, found [1, 3] as edge 1', withEdges([0, 1], [1, 3])],
    ['data', 'of two different sites, 0 to 2, found [1, 1] as edge 0', withEdges([1, 1])],
    ['data', 'of two different sites, 0 to 2, found [-1, 0] as edge 0', withEdges([-1, 0])],
    ['data', 'of two different sites, 0 to 2, found [0, 1.5] as edge 0', withEdges([0, 1.5])],
    ['data', 'of two different sites, 0 to 2, found [0, 1, 2] as edge 0', withEdges([0, 1, 2])],
    ['data', "of two different sites, 0 to 2, found ['F3', 'FZ'] as edge 0", withEdges(['F3', 'FZ'])],
    ['data', 'of two different sites, 0 to 2, found undefined as edge 0', withEdges(undefined)],
    [
      'data',
      "every pair of linked sites once, found 'FZ' and 'F3' linked by edges 0 and 2",
      withEdges([0, 1], [1, 2], [1, 0]),
    ],
    ['shape', 'expected picture to be an object, found null', { ...good, picture: null }],
    ['data', 'expected picture.width to be a number above 0, found 0', withPicture({ width: 0 })],
    ['data', "expected picture.height to be a number above 0, found '2'", withPicture({ height: '2' })],
    ['shape', 'expected picture.areas to be an array, found undefined', withPicture({ areas: undefined })],
    ['shape', 'one area per name, found 3 names and 1 areas', withPicture({ areas: [[0, 0, 1, 1]] })],
    [
      'data',
      "picture.areas[1] of site 'FZ' to be [left, top, width, height] with both sizes above 0 or both 0, found [0, 0, 1, 0]",
      withPicture({ areas: [picture.areas[0], [0, 0, 1, 0], picture.areas[2]] }),
    ],
    [
      'data',
      "of site 'F4' to be [left, top, width, height] with both sizes above 0 or both 0, found [NaN, 0, 1, 1]",
      withPicture({ areas: [picture.areas[0], picture.areas[1], [Number.NaN, 0, 1, 1]] }),
    ],
    ['shape', 'expected picture.lines to be an array, found 3', withPicture({ lines: 3 })],
    ['shape', 'expected picture.lines[0] to be an array, found null', withPicture({ lines: [null] })],
    ['shape', 'expected picture.lines[0] to have two points or more, found 1', withPicture({ lines: [[[0, 0]]] })],
    [
      'data',
      'expected picture.lines[1][1] to be a point [x, y], found [1, Infinity]',
      withPicture({
        lines: [
          ...picture.lines,
          [
            [0, 0],
            [1, Infinity],
          ],
        ],
      }),
    ],
    ['shape', "expected picture.gray to be an object, found 'a.png'", withPicture({ gray: 'a.png' })],
    [
      'data',
      'expected picture.gray.width to be an integer >= 1, found 1.5',
      withPicture({ gray: { ...picture.gray, width: 1.5 } }),
    ],
    [
      'shape',
      'expected picture.gray.values to have 2 x 1 = 2 entries, found 3',
      withPicture({ gray: { ...picture.gray, values: [0, 1, 2] } }),
    ],
    [
      'data',
      'expected picture.gray.values[1] to be a number from 0 to 255, found 256',
      withPicture({ gray: { ...picture.gray, values: [0, 256] } }),
    ],
    [
      'data',
      'expected picture.gray.values[0] to be a number from 0 to 255, found NaN',
      withPicture({ gray: { ...picture.gray, values: [Number.NaN, 0] } }),
    ],
  ])('%s: %s', (code, message, sites) => {
    const error = refusal(sites);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^sites of a test: expected /);
    expect(error.message).toContain(message);
  });
});
