import { StrnnError } from '../error/index.js';
import { checkSites } from '../sites/checkSites.js';
import type { Sites } from '../sites/Sites.js';
import { checkPredecessors } from './checkPredecessors.js';
import type { Direction } from './Direction.js';
import { isRefusal } from './isRefusal.js';
import type { Lattice } from './Lattice.js';

/**
 * Asks a direction for its predecessor lists, checks them and sorts the sites by level, so that a kernel can compute
 * all sites of a level at once. O(N + E) besides the direction's own work and the sorting of each site's (short) list;
 * the same input gives the same lattice.
 * @throws StrnnError 'shape' or 'data' for sites that are no sites; 'lattice' when the direction refuses these sites or
 *   its lists are no traversal (the message names the direction and, for a cycle, its sites); 'plugin' when the
 *   direction throws anything else (which stays as `cause`).
 */
export function compileLattice(direction: Direction, sites: Sites): Lattice {
  checkSites(sites, `sites for direction '${direction.name}'`);
  const found = ask(direction, sites);
  checkPredecessors(direction.name, sites, found);

  const size = found.length;
  const { level, depth } = levelsOf(found);
  const levels = new Int32Array(depth + 1);
  for (let n = 0; n < size; n++) levels[level[n] + 1]++;
  for (let l = 0; l < depth; l++) levels[l + 1] += levels[l];

  // A counting sort: sites in ascending order into the next free place of their level.
  const order = new Int32Array(size);
  const placeOf = new Int32Array(size);
  const free = levels.slice();
  for (let n = 0; n < size; n++) {
    const place = free[level[n]]++;
    order[place] = n;
    placeOf[n] = place;
  }
  const predecessors = Array.from(order, (n) => Int32Array.from(found[n], (p) => placeOf[p]).sort());
  return {
    direction: direction.name,
    size,
    order,
    levels,
    predecessors,
    edges: predecessors.reduce((sum, list) => sum + list.length, 0),
    maxPredecessors: predecessors.reduce((most, list) => Math.max(most, list.length), 0),
  };
}

function ask(direction: Direction, sites: Sites): unknown {
  try {
    return direction.predecessors(sites);
  } catch (cause) {
    if (isRefusal(cause)) throw cause;
    const reason = cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);
    const call = `direction '${direction.name}' threw while it was asked for the predecessors of ${sites.names.length} sites`;
    throw new StrnnError('plugin', `${call}: ${reason}`, { cause });
  }
}

/** Kahn's algorithm: a site gets its level once all its predecessors have theirs. */
function levelsOf(predecessors: readonly (readonly number[])[]): { level: Int32Array; depth: number } {
  const size = predecessors.length;
  const waiting = Int32Array.from(predecessors, (list) => list.length);
  const successors: number[][] = Array.from({ length: size }, () => []);
  for (const [n, list] of predecessors.entries()) for (const p of list) successors[p].push(n);
  const level = new Int32Array(size);
  const queue: number[] = [];
  for (let n = 0; n < size; n++) if (waiting[n] === 0) queue.push(n);
  for (const site of queue) {
    for (const successor of successors[site]) {
      level[successor] = Math.max(level[successor], level[site] + 1);
      if (--waiting[successor] === 0) queue.push(successor);
    }
  }
  return { level, depth: level.reduce((most, value) => Math.max(most, value), 0) + 1 };
}
