import { StrnnError } from '../../error/index.js';
import { seed62Sites } from '../../sites/seed62Sites.js';
import type { Sites } from '../../sites/Sites.js';
import { cellLookup } from '../cellLookup.js';
import type { Direction } from '../Direction.js';

/** 1-based electrode numbers from..to, counting up or down. */
function run(from: number, to: number): number[] {
  return Array.from({ length: Math.abs(to - from) + 1 }, (_, i) => from + (to > from ? i : -i));
}

// Facts about the visiting orders in LibEER's public code; 1-based electrode numbers in SEED's file order.
const rearToFront = [59, 57, 51, 61, 60, 62, 56, 55, 54, 53, 52, 58];
const byColumn = [50, 49, 48, 47, 46, 45, 44, 43].flatMap((start) => [0, 9, 18, 27, 36].map((step) => start - step));
const order1 = [...rearToFront, ...byColumn, 42, 33, 24, 15, ...run(6, 1)];
const published: readonly { order: number[]; offsets: readonly (readonly [row: number, column: number])[] }[] = [
  {
    order: [...run(1, 50), 58, ...run(52, 56), 62, 60, 61, 51, 57, 59],
    offsets: [
      [0, -1],
      [-1, -1],
      [-1, 0],
    ],
  },
  {
    order: order1,
    offsets: [
      [0, 1],
      [-1, 0],
      [-1, 1],
    ],
  },
  {
    order: [...rearToFront, ...run(50, 1)],
    offsets: [
      [0, -1],
      [1, -1],
      [1, 0],
    ],
  },
  {
    order: order1.toReversed(),
    offsets: [
      [0, -1],
      [-1, -1],
      [-1, 0],
    ],
  },
];

const remarks = [
  'top-left sweep that misses 5 of its 151 edges',
  'its order visits sites before their predecessors: 84 of 151 edges are left and 12 electrodes hear from none',
  'its order visits sites before their predecessors: 99 of 151 edges are left and 6 electrodes hear from none',
  'repeats the edges of libeer:0',
];

/** Refuses anything but the SEED montage in file order, at the first site that differs. */
function checkMontage({ names, grid }: Sites, direction: string): void {
  const expected = seed62Sites();
  const refuse = (rule: string, found: string): never => {
    const only = `direction '${direction}' is LibEER's as published and fits the SEED 62-channel montage only (seed62Sites)`;
    throw new StrnnError('lattice', `${only}: expected ${rule}, found ${found}.`);
  };
  if (names.length !== expected.names.length) refuse('62 sites', `${names.length}`);
  const show = (sites: Sites, n: number): string =>
    `'${sites.names[n]}' at row ${sites.grid[n][0]} column ${sites.grid[n][1]}`;
  for (const [n, name] of expected.names.entries()) {
    const [row, column] = expected.grid[n];
    const same = names[n].toUpperCase() === name && grid[n][0] === row && grid[n][1] === column;
    if (!same) refuse(`site ${n} to be ${show(expected, n)}`, show({ names, grid }, n));
  }
}

/**
 * LibEER's directions with their known defects, as a labelled comparison; not the paper's sweeps. A neighbour counts
 * only when the published order visits it earlier. Names are compared in upper case.
 */
function libeer(index: number): Direction {
  const name = `libeer:${index}`;
  const { order, offsets } = published[index];
  const place = new Map(order.map((electrode, i) => [electrode - 1, i]));
  return {
    name,
    description: `LibEER's direction ${index} as published, SEED 62 montage only, for comparison: ${remarks[index]}.`,
    predecessors(sites: Sites) {
      checkMontage(sites, name);
      const at = cellLookup(sites);
      return sites.grid.map(([row, column], n) =>
        offsets
          .map(([down, right]) => at(row + down, column + right))
          .filter((p) => p !== undefined)
          .filter((p) => place.get(p)! < place.get(n)!),
      );
    },
  };
}

/** LibEER's four, as published. */
export const libeerDirections: readonly Direction[] = published.map((_, index) => libeer(index));
