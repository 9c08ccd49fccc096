import { describe, expect, it } from 'vitest';
import { createRandom } from '../../random/index.js';
import { gridSites, seed62Sites } from '../../sites/index.js';
import type { Sites } from '../../sites/index.js';
import { compileLattice } from '../compileLattice.js';
import { linkedSites } from '../linkedSites.js';
import { graphDirections } from './graph.js';

const [outward, inward] = graphDirections as [(typeof graphDirections)[0], (typeof graphDirections)[0]];
type Pair = readonly [number, number];

/** Sites in one row, linked as given. */
function row(size: number, edges: readonly Pair[]): Sites {
  return { ...gridSites(1, size), edges };
}

const sorted = (lists: readonly (readonly number[])[]): number[][] =>
  lists.map((list) => list.toSorted((a, b) => a - b));

/** The definition word for word, by links between all pairs (Floyd and Warshall). */
function expected({ names, grid, positions, edges }: Sites & { edges: readonly Pair[] }): number[][] {
  const size = names.length;
  const links = names.map((_, a) => names.map((_, b) => (a === b ? 0 : Infinity)));
  for (const [a, b] of edges) links[a][b] = links[b][a] = 1;
  for (let over = 0; over < size; over++)
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++) links[a][b] = Math.min(links[a][b], links[a][over] + links[over][b]);
  const places: readonly (readonly number[])[] = positions ?? grid;
  const centroid = places[0].map((_, axis) => places.reduce((sum, place) => sum + place[axis], 0) / size);
  const distance = places.map((place) => Math.hypot(...place.map((value, axis) => value - centroid[axis])));
  const fromStart = names.map((_, n) => {
    const part = names.flatMap((_, p) => (links[n][p] < Infinity ? [p] : []));
    const least = Math.min(...part.map((p) => distance[p]));
    return Math.min(...part.filter((p) => distance[p] - least < 1e-6).map((p) => links[n][p]));
  });
  return names.map((_, n) => names.flatMap((_, p) => (links[n][p] === 1 && fromStart[p] < fromStart[n] ? [p] : [])));
}

describe('graph', () => {
  it('walks a brow from its middle to both ends, and back', () => {
    const brow = row(5, [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
    expect(outward.predecessors(brow)).toEqual([[1], [2], [], [2], [3]]);
    expect(inward.predecessors(brow)).toEqual([[], [0], [1, 3], [4], []]);
  });

  it('starts each part at its own site nearest to the centroid of all sites', () => {
    // The centroid is column 3: of 0-1-2 the last is nearest, of 4-5-6 the first; 3 is alone.
    const parts = row(7, [
      [0, 1],
      [1, 2],
      [4, 5],
      [5, 6],
    ]);
    expect(outward.predecessors(parts)).toEqual([[1], [2], [], [], [], [4], [5]]);
    expect(inward.predecessors(parts)).toEqual([[], [0], [1], [], [5], [6], []]);
    const lattice = compileLattice(outward, parts);
    expect(Array.from(lattice.order.slice(0, lattice.levels[1]))).toEqual([2, 3, 4]);
  });

  it('starts at every site that ties, and links none of them: the two in the middle of four', () => {
    const brow = row(4, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(outward.predecessors(brow)).toEqual([[1], [], [], [2]]);
    expect(inward.predecessors(brow)).toEqual([[], [0], [3], []]);
  });

  it('counts links, not distance: a long way round along a ring', () => {
    // A ring of six, started at site 0: two ways to 3, which hears from both sides.
    const ring: Sites = {
      names: [...'abcdef'],
      grid: [
        [4, 4],
        [0, 0],
        [0, 8],
        [8, 0],
        [8, 8],
        [0, 5],
      ],
      edges: [
        [0, 1],
        [1, 2],
        [2, 3],
        [3, 4],
        [4, 5],
        [5, 0],
      ],
    };
    expect(outward.predecessors(ring)).toEqual([[], [0], [1], [2, 4], [5], [0]]);
    expect(inward.predecessors(ring)).toEqual([[1, 5], [2], [3], [], [3], [4]]);
  });

  it('goes by positions where sites have them', () => {
    const edges: readonly Pair[] = [
      [0, 1],
      [1, 2],
    ];
    const sites: Sites = {
      ...row(3, edges),
      positions: [
        [0, 0, 0.1],
        [5, 0, 0],
        [-5, 0, 0],
      ],
    };
    expect(outward.predecessors(sites)).toEqual([[], [0], [1]]);
    expect(outward.predecessors(row(3, edges))).toEqual([[1], [], [1]]);
  });

  it('takes the lattice for sites without edges: rings of a 3 x 3 lattice, all but the corners next to the centre', () => {
    expect(outward.predecessors(gridSites(3, 3))).toEqual([[4], [4], [4], [4], [], [4], [4], [4], [4]]);
    const { edges, levels } = compileLattice(outward, seed62Sites());
    expect(seed62Sites().names[compileLattice(outward, seed62Sites()).order[0]]).toBe('CZ');
    expect(levels).toHaveLength(5 + 1);
    expect(compileLattice(inward, seed62Sites()).edges).toBe(edges);
  });

  it('equals the definition on random graphs, whatever the order of edges and ends; inward is outward turned round', () => {
    const random = createRandom('graph directions');
    for (let round = 0; round < 150; round++) {
      const plain = gridSites(1 + random.integer(4), 1 + random.integer(5));
      const size = plain.names.length;
      const density = random.uniform() ** 2;
      const edges: Pair[] = [];
      for (let a = 0; a < size; a++) for (let b = 0; b < a; b++) if (random.uniform() < density) edges.push([a, b]);
      const positions = plain.grid.map(([r, c]) => [c, -r, random.integer(2)] as const);
      const sites = { ...plain, edges, ...(round % 2 === 0 && { positions }) };
      const lists = outward.predecessors(sites);
      expect(sorted(lists)).toEqual(expected(sites));
      const turned = sites.names.map((_, n) => lists.flatMap((list, p) => (list.includes(n) ? [p] : [])));
      expect(sorted(inward.predecessors(sites))).toEqual(turned);
      compileLattice(inward, sites);
      const mixed = edges.map(([a, b]) => (random.uniform() < 0.5 ? ([a, b] as const) : ([b, a] as const)));
      random.shuffle(mixed);
      expect(outward.predecessors({ ...sites, edges: mixed })).toEqual(lists);
    }
  });

  it('equals the definition over the lattice', () => {
    const sites = seed62Sites();
    const edges = linkedSites(sites).flatMap((list, a) => list.filter((b) => b > a).map((b) => [a, b] as const));
    expect(sorted(outward.predecessors(sites))).toEqual(expected({ ...sites, edges }));
    expect(sorted(outward.predecessors({ ...sites, edges }))).toEqual(sorted(outward.predecessors(sites)));
  });

  it('treats mirrored landmarks alike though their coordinates are rounded', () => {
    // x and -x about a middle that no float holds exactly, and a centroid that is off by rounding.
    const half = [0.1, 0.2, 0.7];
    const positions = [...half, ...half.map((x) => 1.1 - x)].map((x) => [x, 0.3, 0] as const);
    const sites: Sites = {
      ...row(6, [
        [0, 1],
        [1, 2],
        [3, 4],
        [4, 5],
        [2, 5],
      ]),
      positions,
    };
    const lists = outward.predecessors(sites);
    expect(lists.slice(0, 3).map((list) => list.map((p) => (p + 3) % 6))).toEqual(lists.slice(3));
    // Sites 2 and 5 are equally near to the middle: both start.
    expect(lists[2]).toEqual([]);
    expect(lists[5]).toEqual([]);
  });
});
