/** One phrase inside brackets: how often it was found, and the range of each of its numbers. */
interface Phrase {
  count: number;
  readonly ranges: [low: number, high: number][];
}

/**
 * How the epoch was chosen, over many folds: texts that differ only inside their brackets become one, each number there
 * with its range; different ways of choosing are joined by `'; '`.
 *
 * @param selections one text per fold, e.g. `'best on validation (epoch 7 of 12)'`
 * @returns e.g. `'best on validation (epoch 3–11 of 12, stopped after 9–12 in 5 of 16)'`
 */
export function describeSelection(selections: readonly string[]): string {
  const ways = new Map<string, { count: number; phrases: Map<string, Phrase> }>();
  for (const selection of selections) {
    const way = selectionWay(selection);
    const known = ways.get(way) ?? { count: 0, phrases: new Map<string, Phrase>() };
    ways.set(way, known);
    known.count++;
    for (const phrase of /\(([^)]*)\)/u.exec(selection)?.[1].split(', ') ?? []) addPhrase(known.phrases, phrase);
  }
  return Array.from(ways, ([way, { count, phrases }]) => {
    const inside = Array.from(phrases, ([pattern, phrase]) => {
      let next = 0;
      const text = pattern.replace(/#/gu, () => formatRange(phrase.ranges[next++]));
      return phrase.count === count ? text : `${text} in ${phrase.count} of ${count}`;
    });
    return inside.length === 0 ? way : way.replace('\u2026', inside.join(', '));
  })
    .sort()
    .join('; ');
}

/** The text with what its brackets hold left out: the same for all folds that chose alike. */
export function selectionWay(selection: string): string {
  return selection.replace(/\([^)]*\)/u, '(\u2026)');
}

function addPhrase(phrases: Map<string, Phrase>, text: string): void {
  const numbers = (text.match(/\d+/gu) ?? []).map(Number);
  const pattern = text.replace(/\d+/gu, '#');
  const known = phrases.get(pattern);
  if (known === undefined) {
    phrases.set(pattern, { count: 1, ranges: numbers.map((n) => [n, n]) });
    return;
  }
  known.count++;
  numbers.forEach((n, i) => {
    known.ranges[i] = [Math.min(known.ranges[i][0], n), Math.max(known.ranges[i][1], n)];
  });
}

function formatRange([low, high]: readonly [number, number]): string {
  return low === high ? String(low) : `${low}\u2013${high}`;
}
