import { describe, expect, it } from 'vitest';
import { StrnnError } from '../error/index.js';
import { createRandom } from '../random/index.js';
import { gridSites } from '../sites/index.js';
import type { Sites } from '../sites/index.js';
import { builtinDirections } from './builtinDirections.js';
import { compileLattice } from './compileLattice.js';
import type { Direction } from './Direction.js';
import type { Lattice } from './Lattice.js';

const electrodes: Sites = {
  names: ['F3', 'F1', 'FZ', 'F2'],
  grid: [
    [0, 0],
    [0, 1],
    [0, 2],
    [0, 3],
  ],
};

function giving(answer: unknown): Direction {
  return { name: 'mine', description: 'A test.', predecessors: () => answer as number[][] };
}

function refusal(direction: Direction, sites = electrodes): StrnnError {
  try {
    compileLattice(direction, sites);
  } catch (error) {
    expect(error).toBeInstanceOf(StrnnError);
    return error as StrnnError;
  }
  throw new Error('nothing was refused');
}

/** The contract of `Lattice`, word for word, against the lists it was made from. */
function expectLattice(lattice: Lattice, lists: readonly (readonly number[])[]): void {
  const { size, order, levels, predecessors } = lattice;
  expect(size).toBe(lists.length);
  expect(Array.from(order).sort((a, b) => a - b)).toEqual(lists.map((_, n) => n));
  expect([levels[0], levels.at(-1)]).toEqual([0, size]);
  expect(predecessors.map((places) => Array.from(places, (place) => order[place]).sort((a, b) => a - b))).toEqual(
    Array.from(order, (n) => lists[n].toSorted((a, b) => a - b)),
  );
  const levelAt = new Int32Array(size);
  for (let l = 0; l < levels.length - 1; l++) {
    expect(levels[l + 1]).toBeGreaterThan(levels[l]);
    levelAt.fill(l, levels[l], levels[l + 1]);
    const sites = Array.from(order.slice(levels[l], levels[l + 1]));
    expect(sites).toEqual(sites.toSorted((a, b) => a - b));
  }
  for (const [place, heard] of predecessors.entries()) {
    expect(Array.from(heard)).toEqual(Array.from(heard).sort((a, b) => a - b));
    expect(levelAt[place]).toBe(heard.length === 0 ? 0 : 1 + Math.max(...Array.from(heard, (p) => levelAt[p])));
  }
  expect(lattice.edges).toBe(lists.reduce((sum, list) => sum + list.length, 0));
  expect(lattice.maxPredecessors).toBe(Math.max(...lists.map((list) => list.length)));
}

describe('compileLattice', () => {
  it('sorts sites by level, then by index, and turns sites into places', () => {
    const lattice = compileLattice(giving([[2], [], [], [1, 0]]), electrodes);
    expect(lattice).toEqual({
      direction: 'mine',
      size: 4,
      order: Int32Array.of(1, 2, 0, 3),
      levels: Int32Array.of(0, 2, 3, 4),
      predecessors: [Int32Array.of(), Int32Array.of(), Int32Array.of(1), Int32Array.of(0, 2)],
      edges: 3,
      maxPredecessors: 2,
    });
  });

  it('compiles random lattices', () => {
    const random = createRandom('compileLattice');
    for (let round = 0; round < 60; round++) {
      const sites = gridSites(1 + random.integer(7), 1 + random.integer(7));
      const visit = sites.names.map((_, n) => n);
      random.shuffle(visit);
      const density = random.uniform();
      const lists: number[][] = visit.map(() => []);
      for (const [place, n] of visit.entries()) {
        lists[n] = visit.slice(0, place).filter(() => random.uniform() < density);
        random.shuffle(lists[n]);
      }
      expectLattice(compileLattice(giving(lists), sites), lists);
    }
  });

  it('compiles 1024 sites in every built-in direction that takes them', () => {
    const plain = gridSites(32, 32);
    const sites = { ...plain, positions: plain.grid.map(([row, column]) => [column, -row, 0] as const) };
    const taking = builtinDirections.filter(({ name }) => !name.startsWith('libeer:'));
    for (const direction of taking) {
      const lattice = compileLattice(direction, sites);
      expect(lattice.size).toBe(1024);
      if (direction.name.startsWith('corner:')) {
        // 3 per inner site, 1 along the two edges; a diagonal of levels.
        expect(lattice.edges).toBe(3 * 31 * 31 + 2 * 31);
        expect(lattice.levels).toHaveLength(63 + 1);
      }
      if (direction.name === 'hilbert') expectLattice(lattice, direction.predecessors(sites));
    }
  });

  it('gives the same lattice at every call', () => {
    for (const direction of builtinDirections.slice(0, 12)) {
      expect(compileLattice(direction, gridSites(5, 6))).toEqual(compileLattice(direction, gridSites(5, 6)));
    }
  });
});

describe('compileLattice refuses', () => {
  it.each([
    ['a cycle', [[1], [0], [], []], 'expected a directed acyclic graph, found a cycle of 2 sites: F3 -> F1 -> F3'],
    ['a longer cycle', [[3], [0], [1], [2]], 'found a cycle of 4 sites: F3 -> F1 -> FZ -> F2 -> F3'],
    ['a self loop', [[], [], [0, 2], []], "site 2 'FZ' is its own predecessor (a cycle: FZ -> FZ)"],
    ['a duplicate', [[], [], [1, 0, 1], []], "expected distinct predecessors of site 2 'FZ', found site 1 'F1' twice"],
    [
      'an index out of range',
      [[], [4], [], []],
      "expected predecessors of site 1 'F1' to be integers from 0 to 3, found 4",
    ],
    ['a negative index', [[], [-1], [], []], 'to be integers from 0 to 3, found -1'],
    ['NaN', [[], [Number.NaN], [], []], 'to be integers from 0 to 3, found NaN'],
    ['a fraction', [[], [0.5], [], []], 'to be integers from 0 to 3, found 0.5'],
    ['a name', [[], ['F3'], [], []], "to be integers from 0 to 3, found 'F3'"],
    ['a hole in a list', [[], [undefined], [], []], 'to be integers from 0 to 3, found undefined'],
    ['too few lists', [[], [], []], 'expected 4 predecessor lists, one per site, found 3'],
    ['too many lists', [[], [], [], [], []], 'expected 4 predecessor lists, one per site, found 5'],
    [
      'a missing list',
      [[], undefined, [], []],
      "expected an array of site indices as predecessors of site 1 'F1', found undefined",
    ],
    ['a set for a list', [[], new Set([0]), [], []], "as predecessors of site 1 'F1', found Set"],
    ['nothing', undefined, 'expected an array of 4 predecessor lists, found undefined'],
    ['a map', new Map(), 'expected an array of 4 predecessor lists, found Map'],
    ['a promise', Promise.resolve([[], [], [], []]), 'found a promise (predecessors must be found at once, not later)'],
  ])('%s', (_, answer, message) => {
    const error = refusal(giving(answer));
    expect(error.code).toBe('lattice');
    expect(error.message).toMatch(/^direction 'mine': .*\.$/);
    expect(error.message).toContain(message);
  });

  it('a cycle of 1024 sites in a message of bearable length', () => {
    const { length } = gridSites(32, 32).names;
    const ring = Array.from({ length }, (_, n) => [(n + length - 1) % length]);
    const { message } = refusal(giving(ring), gridSites(32, 32));
    expect(message).toContain('a cycle of 1024 sites: row 0 column 0 -> row 0 column 1 -> ');
    expect(message).toMatch(/-> \.\.\. -> row 0 column 0\.$/);
    expect(message.length).toBeLessThan(400);
  });

  it('a direction that throws, keeping the cause', () => {
    const cause = new TypeError('no such electrode');
    const error = refusal({
      ...giving([]),
      predecessors: () => {
        throw cause;
      },
    });
    expect(error.code).toBe('plugin');
    expect(error.message).toBe(
      "direction 'mine' threw while it was asked for the predecessors of 4 sites: TypeError: no such electrode",
    );
    expect(error.cause).toBe(cause);
  });

  it('a direction that throws what is no error', () => {
    const error = refusal({
      ...giving([]),
      predecessors: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- plugins in plain JavaScript do
        throw 'nope';
      },
    });
    expect([error.code, error.cause]).toEqual(['plugin', 'nope']);
  });

  it("sites that the direction refuses, with the direction's own words", () => {
    const own = new StrnnError('lattice', 'needs a ring of sites');
    expect(
      refusal({
        ...giving([]),
        predecessors: () => {
          throw own;
        },
      }),
    ).toBe(own);
  });

  it('sites that are none, before the direction is asked', () => {
    const never = { ...giving([]), predecessors: () => expect.unreachable() as number[][] };
    const error = refusal(never, {
      names: ['a', 'a'],
      grid: [
        [0, 0],
        [0, 1],
      ],
    });
    expect(error.code).toBe('data');
    expect(error.message).toBe("sites for direction 'mine': expected unique names, found 'a' for sites 0 and 1.");
  });
});
