import type { SampleIds } from '@strnn/core/samples';
import { compareNames } from './compareNames.js';
import type { DealtUnit } from './Protocol.js';

/** Which group every sample belongs to. Groups are numbered in the order of their names, whatever the samples' order. */
export interface SampleGroups {
  readonly unit: DealtUnit;
  /** S group numbers. */
  readonly of: Int32Array;
  /** Qualified name of every group: `'S3'`, `'S3 / session 1'`, `'S3 / session 1 / trial 12'`. */
  readonly names: readonly string[];
  /** Samples in every group. */
  readonly sizes: Int32Array;
}

/** Units from coarse to fine; a unit's id means something only within the units before it. */
const chain = ['subject', 'session', 'trial'] as const;

/**
 * Groups samples by a unit, qualified: a session within its subject, a trial within its subject and session.
 * For `'window'` every sample is its own group, in the samples' order.
 *
 * @param pooled takes the unit's own names only: session 2 of everybody is one group
 */
export function sampleGroups(ids: SampleIds, unit: DealtUnit, pooled = false): SampleGroups {
  const size = ids.subject.length;
  if (unit === 'window') {
    const of = Int32Array.from({ length: size }, (_, i) => i);
    const names = ids.window;
    return {
      unit,
      of,
      names: Array.from(
        of,
        (i) => `${ids.subject[i]} / session ${ids.session[i]} / trial ${ids.trial[i]} / window ${names[i]}`,
      ),
      sizes: new Int32Array(size).fill(1),
    };
  }
  const units = pooled ? [unit] : chain.slice(0, chain.indexOf(unit) + 1);
  let of = new Int32Array(size);
  let paths: (readonly string[])[] = [[]];
  for (const level of units) ({ of, paths } = refine(of, paths, ids[level]));
  return sorted(unit, of, paths, pooled);
}

/** Splits every group by one more id. */
function refine(parents: Int32Array, parentPaths: readonly (readonly string[])[], names: readonly string[]) {
  const known = parentPaths.map(() => new Map<string, number>());
  const of = new Int32Array(parents.length);
  const paths: (readonly string[])[] = [];
  for (let i = 0; i < of.length; i++) {
    const parent = parents[i];
    const name = names[i];
    let group = known[parent].get(name);
    if (group === undefined) {
      group = paths.length;
      known[parent].set(name, group);
      paths.push([...parentPaths[parent], name]);
    }
    of[i] = group;
  }
  return { of, paths };
}

function sorted(
  unit: DealtUnit,
  found: Int32Array,
  paths: readonly (readonly string[])[],
  pooled: boolean,
): SampleGroups {
  const order = paths.map((_, group) => group).sort((a, b) => comparePaths(paths[a], paths[b]));
  const place = new Int32Array(paths.length);
  order.forEach((group, position) => (place[group] = position));
  const sizes = new Int32Array(paths.length);
  const of = found.map((group) => place[group]);
  for (const group of of) sizes[group]++;
  const names = order.map((group) =>
    pooled
      ? `${unit} ${paths[group][0]}`
      : paths[group].map((name, depth) => (depth === 0 ? name : `${chain[depth]} ${name}`)).join(' / '),
  );
  return { unit, of, names, sizes };
}

function comparePaths(a: readonly string[], b: readonly string[]): number {
  for (let depth = 0; depth < a.length; depth++) {
    const difference = compareNames(a[depth], b[depth]);
    if (difference !== 0) return difference;
  }
  return 0;
}
