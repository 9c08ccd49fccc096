import type { Direction, Lattice } from '../traversal/index.js';
import { compileLattice, isRefusal } from '../traversal/index.js';
import { checkItemName } from './checkItemName.js';
import type { ConformanceCheck } from './ConformanceCheck.js';
import { conformanceError } from './conformanceError.js';
import type { SiteSet } from './conformanceSites.js';
import { conformanceSites, freezeSites } from './conformanceSites.js';

/**
 * What every traversal direction has to satisfy, for plugin authors and for the built-in ones alike: a valid name and
 * description; on every site set either a directed acyclic graph that visits every site after its predecessors, or a
 * refusal with a `StrnnError` 'lattice'; the same answer at every call, whatever was asked before, and whatever the
 * caller did to an earlier answer; sites left untouched; at least one site set accepted.
 * @param extra More site sets, for a direction that refuses all of the standard ones (`conformanceSites`).
 */
export function directionConformance(
  direction: Direction,
  extra: readonly SiteSet[] = [],
): readonly ConformanceCheck[] {
  const sets = [...conformanceSites(), ...extra.map(({ name, sites }) => ({ name, sites: freezeSites(sites) }))];
  return [
    { name: 'has a valid name and a description', run: () => checkItemName('direction', direction) },
    ...sets.map((set) => ({
      name: `${set.name}: every site is visited after its predecessors, or the sites are refused`,
      run: () => checkVisit(direction, set),
    })),
    ...sets.map((set) => ({
      name: `${set.name}: the answer does not depend on earlier calls`,
      run: () => checkRepeatable(direction, set, sets),
    })),
    { name: 'accepts at least one of the site sets', run: () => checkAccepts(direction, sets) },
  ];
}

function fail(direction: Direction, problem: string): never {
  throw conformanceError('direction', direction, problem);
}

/** The lattice, or undefined where the direction refuses the sites. Any other error goes through. */
function compiled(direction: Direction, { sites }: SiteSet): Lattice | undefined {
  try {
    return compileLattice(direction, sites);
  } catch (error) {
    // A malformed answer is a 'lattice' error too: only one that the direction itself threw is a refusal.
    if (isRefusal(error) && refuses(direction, { name: '', sites })) return undefined;
    throw error;
  }
}

function refuses(direction: Direction, { sites }: SiteSet): boolean {
  try {
    direction.predecessors(sites);
  } catch (error) {
    return isRefusal(error);
  }
  return false;
}

function checkVisit(direction: Direction, set: SiteSet): void {
  const lattice = compiled(direction, set);
  if (lattice === undefined) return;
  const { names } = set.sites;
  const predecessors = direction.predecessors(set.sites);
  const visited = new Set<number>();
  for (const n of lattice.order) {
    const early = predecessors[n].find((p) => !visited.has(p));
    if (early !== undefined) {
      fail(
        direction,
        `on ${set.name}: expected '${names[n]}' after its predecessor '${names[early]}', found it before`,
      );
    }
    visited.add(n);
  }
  if (visited.size !== names.length) {
    fail(direction, `on ${set.name}: expected all ${names.length} sites visited, found ${visited.size}`);
  }
}

function answer(direction: Direction, set: SiteSet): string {
  return refuses(direction, set) ? 'a refusal' : JSON.stringify(direction.predecessors(set.sites));
}

function checkRepeatable(direction: Direction, set: SiteSet, sets: readonly SiteSet[]): void {
  const first = answer(direction, set);
  const expectSame = (after: string): void => {
    const again = answer(direction, set);
    if (again !== first)
      fail(
        direction,
        `on ${set.name}: expected the same predecessors ${after}, found others: ${firstDifference(first, again)}`,
      );
  };
  expectSame('at a second call');
  for (const other of sets) answer(direction, other);
  expectSame('after other sites were asked about');
  if (first !== 'a refusal') {
    spoil(direction.predecessors(set.sites));
    expectSame('after the caller changed the lists of an earlier answer');
  }
}

/** Writes into an answer wherever that is possible; frozen lists are as good as fresh ones. */
function spoil(lists: readonly (readonly number[])[]): void {
  for (const list of lists as number[][]) if (!Object.isFrozen(list)) list.push(-1);
  if (!Object.isFrozen(lists)) (lists as number[][]).length = 0;
}

function firstDifference(a: string, b: string): string {
  let at = 0;
  while (a[at] === b[at]) at++;
  const from = Math.max(0, at - 15);
  return `'...${a.slice(from, at + 15)}...' became '...${b.slice(from, at + 15)}...'`;
}

function checkAccepts(direction: Direction, sets: readonly SiteSet[]): void {
  if (sets.every((set) => refuses(direction, set))) {
    const rule = 'expected at least one site set to be accepted (pass yours to directionConformance)';
    fail(direction, `${rule}, found all ${sets.length} refused`);
  }
}
