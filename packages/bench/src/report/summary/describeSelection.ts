/** How a fold's epoch and options were chosen, with the number of folds that say so. */
export type CountedSelection = readonly [text: string, folds: number];

/** One phrase inside brackets: how often it was found, and the range of each of its numbers. */
interface Phrase {
  count: number;
  readonly ranges: [low: number, high: number][];
}

const BRACKETS = /\(([^)]*)\)/gu;
const NUMBER = /\d+/gu;

/**
 * How the epoch and tuned options were chosen, over many folds: texts that differ only inside their brackets become one,
 * each number there with its range, each chosen value (`C = 0.01`) with its count; different ways are joined by `'; '`.
 *
 * @param selections e.g. `['best on validation (epoch 7 of 12)', 3]`
 * @returns e.g. `'best on validation (epoch 3–11 of 12, stopped after 9–12 in 5 of 16)'`
 */
export function describeSelection(selections: readonly CountedSelection[]): string {
  const ways = new Map<string, { count: number; brackets: Map<string, Phrase>[] }>();
  for (const [selection, folds] of selections) {
    const way = selectionWay(selection);
    const known = ways.get(way) ?? { count: 0, brackets: [] };
    ways.set(way, known);
    known.count += folds;
    for (const [k, [, inside]] of [...selection.matchAll(BRACKETS)].entries()) {
      known.brackets[k] ??= new Map();
      for (const phrase of inside.split(', ')) addPhrase(known.brackets[k], phrase, folds);
    }
  }
  return Array.from(ways, ([way, { count, brackets }]) => {
    let next = 0;
    return way.replace(/\(\u2026\)/gu, () => `(${describePhrases(brackets[next++], count)})`);
  })
    .sort()
    .join('; ');
}

/** The text with what its brackets hold left out: the same for all folds that chose alike. */
export function selectionWay(selection: string): string {
  return selection.replace(BRACKETS, '(\u2026)');
}

function describePhrases(phrases: ReadonlyMap<string, Phrase>, count: number): string {
  return Array.from(phrases, ([pattern, phrase]) => {
    let next = 0;
    const text = pattern.replace(/#/gu, () => formatRange(phrase.ranges[next++]));
    return phrase.count === count ? text : `${text} in ${phrase.count} of ${count}`;
  }).join(', ');
}

function addPhrase(phrases: Map<string, Phrase>, text: string, folds: number): void {
  // A chosen value is named as it is; a range would hide which of the candidates won.
  const isChoice = text.includes(' = ');
  const numbers = isChoice ? [] : (text.match(NUMBER) ?? []).map(Number);
  const pattern = isChoice ? text : text.replace(NUMBER, '#');
  const known = phrases.get(pattern);
  if (known === undefined) {
    phrases.set(pattern, { count: folds, ranges: numbers.map((n) => [n, n]) });
    return;
  }
  known.count += folds;
  numbers.forEach((n, i) => {
    known.ranges[i] = [Math.min(known.ranges[i][0], n), Math.max(known.ranges[i][1], n)];
  });
}

function formatRange([low, high]: readonly [number, number]): string {
  return low === high ? String(low) : `${low}\u2013${high}`;
}
