import { StrnnError } from '../error/index.js';
import type { Sites } from '../sites/Sites.js';
import { findCycle } from './findCycle.js';

/** A longer cycle is cut in the message. */
const shownSites = 12;

/**
 * The lattice check: whether what a direction returned is a traversal of these sites. One list per site, each of
 * distinct integers in range, no site its own predecessor, no cycle. O(N + E).
 * @throws StrnnError 'lattice' that names the direction, the sites and the rule.
 */
export function checkPredecessors(
  direction: string,
  sites: Sites,
  found: unknown,
): asserts found is readonly (readonly number[])[] {
  const refuse = (problem: string): never => {
    throw new StrnnError('lattice', `direction '${direction}': ${problem}.`);
  };
  const { names } = sites;
  const size = names.length;
  if (!Array.isArray(found)) refuse(`expected an array of ${size} predecessor lists, found ${kindOf(found)}`);
  const lists = found as readonly unknown[];
  if (lists.length !== size) refuse(`expected ${size} predecessor lists, one per site, found ${lists.length}`);

  // heard[p] === n + 1 marks p as met in the list of n: no clearing between sites.
  const heard = new Int32Array(size);
  for (let n = 0; n < size; n++) {
    const list = lists[n];
    if (!Array.isArray(list)) {
      refuse(`expected an array of site indices as predecessors of ${site(names, n)}, found ${kindOf(list)}`);
    }
    for (const p of list as readonly unknown[]) {
      if (typeof p !== 'number' || !Number.isInteger(p) || p < 0 || p >= size) {
        const rule = `expected predecessors of ${site(names, n)} to be integers from 0 to ${size - 1}`;
        refuse(`${rule}, found ${typeof p === 'number' ? p : kindOf(p)}`);
      }
      const predecessor = p as number;
      if (predecessor === n) refuse(`${site(names, n)} is its own predecessor (a cycle: ${names[n]} -> ${names[n]})`);
      if (heard[predecessor] === n + 1) {
        refuse(`expected distinct predecessors of ${site(names, n)}, found ${site(names, predecessor)} twice`);
      }
      heard[predecessor] = n + 1;
    }
  }

  const cycle = findCycle(lists as readonly (readonly number[])[]);
  if (cycle !== undefined) {
    refuse(`expected a directed acyclic graph, found a cycle of ${cycle.length} sites: ${picture(names, cycle)}`);
  }
}

function site(names: readonly string[], n: number): string {
  return `site ${n} '${names[n]}'`;
}

function picture(names: readonly string[], cycle: readonly number[]): string {
  const shown = cycle.slice(0, shownSites).map((n) => names[n]);
  if (cycle.length > shownSites) shown.push('...');
  return [...shown, names[cycle[0]]].join(' -> ');
}

function kindOf(value: unknown): string {
  if (value instanceof Promise) return 'a promise (predecessors must be found at once, not later)';
  if (typeof value === 'string') return `'${value}'`;
  return typeof value === 'object' && value !== null ? (value.constructor?.name ?? 'an object') : String(value);
}
