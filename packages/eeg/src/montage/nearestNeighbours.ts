import { StrnnError, unknownName } from '@strnn/core/error';
import { checkOptionNames } from './checkOptionNames.js';

type Position = readonly [x: number, y: number, z: number];

export interface NearestNeighboursOptions {
  /** Neighbours per site, an integer from 1 to N - 1. Give this or `radius`. */
  readonly count?: number;
  /** Every site at most this far away, in the unit of the positions (metres). */
  readonly radius?: number;
  /**
   * What to do with a neighbour that does not name the site as its own: `'none'` keeps it, `'either'` adds the link back,
   * `'both'` drops it. By radius all links go both ways anyhow. Default `'none'`.
   */
  readonly symmetric?: 'none' | 'either' | 'both';
}

/** A graph of N sites. */
export interface NeighbourGraph {
  /** For every site its neighbours, nearest first, the lower index first of two equally near. Never the site itself. */
  readonly neighbours: readonly (readonly number[])[];
  /** Their distances, in the unit of the positions. */
  readonly distances: readonly (readonly number[])[];
  /** N x N, row after row: 1 where the column's site is a neighbour of the row's. */
  readonly adjacency: Uint8Array;
}

const ways = ['none', 'either', 'both'] as const;
const mostSites = 2048;

/**
 * The sites nearest to each site by straight (Euclidean) distance in space, by number or within a radius. Equal to
 * `scipy.spatial.cKDTree.query` and `query_ball_point` without the site itself, and with `symmetric` to the maximum
 * (`'either'`) or minimum (`'both'`) of scikit-learn's `kneighbors_graph` and its transpose; ties aside, which these leave
 * open. O(N^2 log N).
 *
 * @throws StrnnError `option` unless exactly one of `count` and `radius` is given and in range, `shape` for fewer than 2 or
 * more than 2048 positions, `data` for positions that are not three finite numbers.
 */
export function nearestNeighbours(positions: readonly Position[], options: NearestNeighboursOptions): NeighbourGraph {
  const N = checkPositions(positions);
  const { count = N - 1, radius = Infinity, symmetric = 'none' } = checkOptions(options, N);
  const adjacency = new Uint8Array(N * N);
  for (let n = 0; n < N; n++) {
    const near = byDistance(positions, n).filter(({ distance }) => distance <= radius);
    for (const { site } of near.slice(0, count)) adjacency[n * N + site] = 1;
  }
  if (symmetric !== 'none') {
    for (let a = 0; a < N; a++) {
      for (let b = a + 1; b < N; b++) {
        const links = adjacency[a * N + b] + adjacency[b * N + a];
        const link = links === 2 || (links === 1 && symmetric === 'either') ? 1 : 0;
        adjacency[a * N + b] = link;
        adjacency[b * N + a] = link;
      }
    }
  }
  const lists = positions.map((_, n) => byDistance(positions, n).filter(({ site }) => adjacency[n * N + site] === 1));
  return {
    neighbours: lists.map((list) => list.map(({ site }) => site)),
    distances: lists.map((list) => list.map(({ distance }) => distance)),
    adjacency,
  };
}

function byDistance(positions: readonly Position[], n: number): { site: number; distance: number }[] {
  const [x, y, z] = positions[n];
  return positions
    .map(([ox, oy, oz], site) => ({ site, distance: Math.hypot(ox - x, oy - y, oz - z) }))
    .filter(({ site }) => site !== n)
    .sort((a, b) => a.distance - b.distance || a.site - b.site);
}

function checkPositions(positions: unknown): number {
  const where = 'nearestNeighbours';
  if (!Array.isArray(positions) || positions.length < 2 || positions.length > mostSites) {
    const found = Array.isArray(positions) ? String(positions.length) : typeof positions;
    throw new StrnnError('shape', `${where}: expected a list of 2 to ${mostSites} positions, found ${found}`);
  }
  for (const [n, position] of (positions as unknown[]).entries()) {
    if (!Array.isArray(position) || position.length !== 3 || !position.every((value) => Number.isFinite(value))) {
      throw new StrnnError(
        'data',
        `${where}: expected three finite numbers for position ${n}, found ${String(position)}`,
      );
    }
  }
  return positions.length;
}

function checkOptions(options: NearestNeighboursOptions, N: number): NearestNeighboursOptions {
  const where = 'nearestNeighbours';
  checkOptionNames(options, where, ['count', 'radius', 'symmetric']);
  const { count, radius, symmetric } = options;
  if ((count === undefined) === (radius === undefined)) {
    const found = count === undefined ? 'neither' : 'both';
    throw new StrnnError('option', `${where}: expected either count or radius, found ${found}`);
  }
  if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count < N)) {
    const rule = `expected an integer from 1 to ${N - 1} for ${N} positions`;
    throw new StrnnError('option', `${where}.count: ${rule}, found ${String(count)}`);
  }
  if (radius !== undefined && !(typeof radius === 'number' && radius > 0)) {
    throw new StrnnError('option', `${where}.radius: expected a number above 0, found ${String(radius)}`);
  }
  if (symmetric !== undefined && !ways.includes(symmetric)) {
    throw unknownName(`${where}.symmetric`, 'way', String(symmetric), ways);
  }
  return options;
}
