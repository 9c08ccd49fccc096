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
  it('accepts good sites, with holes, with positions, and one alone', () => {
    checkSites(good, 'here');
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
  ])('%s: %s', (code, message, sites) => {
    const error = refusal(sites);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^sites of a test: expected /);
    expect(error.message).toContain(message);
  });
});
