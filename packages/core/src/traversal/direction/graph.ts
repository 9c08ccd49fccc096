import type { Sites } from '../../sites/Sites.js';
import type { Direction } from '../Direction.js';
import { linkedSites } from '../linkedSites.js';

/**
 * Share of the largest distance within which two sites count as equally far from the middle: positions are measured in
 * floating point, and of two mirrored sites neither may win by a rounding.
 */
const tie = 1e-9;

/** Squared distance of every site from the centroid of all sites: of their positions, or of their cells. */
function squaredDistances({ grid, positions }: Sites): number[] {
  const places: readonly (readonly number[])[] = positions ?? grid;
  // N times the centroid, and N times every place: for cells whole numbers, so that mirrored cells tie exactly.
  const sums = places[0].map((_, axis) => places.reduce((sum, place) => sum + place[axis], 0));
  return places.map((place) => place.reduce((sum, value, axis) => sum + (value * places.length - sums[axis]) ** 2, 0));
}

/** Per site its part: sites that links connect, directly or over others, share a number. */
function partsOf(linked: readonly (readonly number[])[]): { part: Int32Array; count: number } {
  const part = new Int32Array(linked.length).fill(-1);
  let count = 0;
  for (let n = 0; n < linked.length; n++) {
    if (part[n] >= 0) continue;
    part[n] = count;
    const found = [n];
    for (const site of found) {
      for (const next of linked[site]) {
        if (part[next] >= 0) continue;
        part[next] = count;
        found.push(next);
      }
    }
    count++;
  }
  return { part, count };
}

/** Links between every site and the start of its part: breadth first from the sites of the part nearest to the middle. */
function linksFromStart(linked: readonly (readonly number[])[], sites: Sites): Int32Array {
  const distance = squaredDistances(sites);
  const { part, count } = partsOf(linked);
  const least = new Float64Array(count).fill(Infinity);
  for (const [n, d] of distance.entries()) least[part[n]] = Math.min(least[part[n]], d);
  const margin = tie * distance.reduce((most, d) => Math.max(most, d), 0);

  const links = new Int32Array(linked.length).fill(-1);
  const queue: number[] = [];
  for (const [n, d] of distance.entries()) {
    if (d > least[part[n]] + margin) continue;
    links[n] = 0;
    queue.push(n);
  }
  for (const site of queue) {
    for (const next of linked[site]) {
      if (links[next] >= 0) continue;
      links[next] = links[site] + 1;
      queue.push(next);
    }
  }
  return links;
}

/**
 * Ours, for landmarks that are linked on the thing itself. A part (sites connected by links) starts at its site nearest to
 * the centroid of all sites, at several where they tie; from there the links are counted, breadth first. A site hears from
 * those linked sites that are fewer links from the start (outward) or more (inward); sites equally many links away are not
 * linked among themselves. Sites without `edges` count as linked to their eight lattice neighbours. O(N + edges).
 */
function graph(way: 'outward' | 'inward'): Direction {
  const [from, count] = way === 'outward' ? ['from the middle out', 'fewer'] : ['from the ends in', 'more'];
  return {
    name: `graph:${way}`,
    description: `Along the edges between sites (without any: the eight lattice neighbours) ${from}: hears from those linked sites that are ${count} links away from the site of their part that is nearest to the centroid of all sites.`,
    predecessors(sites: Sites) {
      const linked = linkedSites(sites);
      const links = linksFromStart(linked, sites);
      const sign = way === 'outward' ? 1 : -1;
      return linked.map((list, n) => list.filter((p) => sign * (links[n] - links[p]) > 0));
    },
  };
}

/** Along the edges, from the middle out and from the ends in. */
export const graphDirections: readonly Direction[] = [graph('outward'), graph('inward')];
