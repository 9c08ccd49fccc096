/** Names with test samples and right predictions beside them, as a digest lists its subjects and its folds. */
export interface Tally {
  readonly names: readonly string[];
  readonly tested: readonly number[];
  readonly correct: readonly number[];
}

/** One name's accuracy, 0 to 1, averaged over seeds, and its test samples in the first seed that has it. */
export interface NamedAccuracy {
  readonly name: string;
  readonly samples: number;
  readonly accuracy: number;
}

/** Accuracy per name and seed, then averaged over seeds; names that only some seeds have are averaged over those. */
export function meanOverSeeds(seeds: readonly Tally[]): NamedAccuracy[] {
  const [first, ...rest] = seeds;
  if (rest.every(({ names }) => sameNames(names, first.names))) {
    return first.names.map((name, i) => {
      let sum = 0;
      for (const { tested, correct } of seeds) sum += correct[i] / tested[i];
      return { name, samples: first.tested[i], accuracy: sum / seeds.length };
    });
  }
  const found = new Map<string, { samples: number; sum: number; seeds: number }>();
  for (const { names, tested, correct } of seeds) {
    names.forEach((name, i) => {
      const own = found.get(name) ?? { samples: tested[i], sum: 0, seeds: 0 };
      own.sum += correct[i] / tested[i];
      own.seeds++;
      found.set(name, own);
    });
  }
  return Array.from(found, ([name, { samples, sum, seeds: count }]) => ({ name, samples, accuracy: sum / count }));
}

/** True when two lists hold the same names in the same order. */
export function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name, i) => name === b[i]));
}
