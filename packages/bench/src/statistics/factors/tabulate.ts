import { StrnnError } from '@strnn/core/error';
import type { FactorObservation } from './FactorEffects.js';

/** A factor that varies: two levels or more, in order of appearance. */
export interface Factor {
  readonly name: string;
  readonly levels: readonly string[];
}

/** Observations with the seeds averaged. */
export interface Tabulated {
  readonly factors: readonly Factor[];
  /** Factors with a single level. */
  readonly constant: readonly Factor[];
  readonly subjects: readonly string[];
  /** Configurations x factors: index of the level. */
  readonly configurations: readonly (readonly number[])[];
  /** Subjects x configurations: mean over seeds; undefined where it was not run. */
  readonly values: readonly (readonly (number | undefined)[])[];
  readonly seeds: readonly [fewest: number, most: number];
}

type BySeed = Map<number | undefined, number>;

/**
 * Subjects x configurations.
 *
 * @throws StrnnError 'data' for a value that is not finite, a row with other factors than the first, or the same subject,
 *   configuration and seed twice
 */
export function tabulate(observations: readonly FactorObservation[]): Tabulated {
  const names = Object.keys(observations[0]?.factors ?? {});
  const levels = names.map(() => new Map<string, number>());
  const rows = new Map<string, readonly number[]>();
  const cells = new Map<string, Map<string, BySeed>>();
  observations.forEach(({ subject, seed, factors, value }, i) => {
    const fail = (expected: string): never => {
      throw new StrnnError('data', `Factor effects: observation ${i} (${subject}): expected ${expected}.`);
    };
    if (!Number.isFinite(value)) fail(`a finite value, but found ${value}`);
    const own = Object.keys(factors);
    if (own.length !== names.length || names.some((name) => factors[name] === undefined)) {
      fail(`the factors ${names.join(', ')}, but found ${own.join(', ') || 'none'}`);
    }
    const row = names.map((name, f) => indexOf(levels[f], factors[name]));
    const key = row.join();
    rows.set(key, row);
    const ofSubject = nested(cells, subject, () => new Map<string, BySeed>());
    const bySeed = nested(ofSubject, key, (): BySeed => new Map());
    if (bySeed.has(seed))
      fail(`every configuration once per seed, but seed ${seed} of ${JSON.stringify(factors)} comes twice`);
    bySeed.set(seed, value);
  });
  const varied = names.flatMap((_, f) => (levels[f].size > 1 ? [f] : []));
  const factorOf = (f: number): Factor => ({ name: names[f], levels: [...levels[f].keys()] });
  const counts = [...cells.values()].flatMap((own) => Array.from(own.values(), (bySeed) => bySeed.size));
  return {
    factors: varied.map(factorOf),
    constant: names.flatMap((_, f) => (levels[f].size > 1 ? [] : [factorOf(f)])),
    subjects: [...cells.keys()],
    configurations: Array.from(rows.values(), (row) => varied.map((f) => row[f])),
    values: Array.from(cells.values(), (own) =>
      Array.from(rows.keys(), (key) => {
        const bySeed = own.get(key);
        return bySeed && [...bySeed.values()].reduce((sum, value) => sum + value, 0) / bySeed.size;
      }),
    ),
    seeds: counts.reduce<[number, number]>(([a, b], count) => [Math.min(a, count), Math.max(b, count)], [Infinity, 0]),
  };
}

function indexOf(levels: Map<string, number>, level: string): number {
  const known = levels.get(level);
  if (known !== undefined) return known;
  levels.set(level, levels.size);
  return levels.size - 1;
}

function nested<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let found = map.get(key);
  if (found === undefined) map.set(key, (found = make()));
  return found;
}
