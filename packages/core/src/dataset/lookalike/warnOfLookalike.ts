import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lookalikeReadme } from './findLookalike.js';

/** How far above its files a look-alike's own file lies at most: `Oulu/OriginalImg/VL/Strong/P001/Anger/000.jpeg`. */
const levels = 6;

/**
 * Warns the process, once per folder, when files lie in a generated look-alike: results on it say nothing.
 * @returns a sentence that says so, for reports; none where there is no look-alike.
 */
export function warnOfLookalike(units: readonly { readonly files: readonly string[] }[], where: string): string[] {
  const notes = new Set<string>();
  const folders = new Set(units.flatMap(({ files }) => files.map((file) => dirname(file))));
  for (const folder of folders) {
    const found = above(folder).find((place) => existsSync(join(place, lookalikeReadme)));
    if (found === undefined) continue;
    notes.add(
      'The recordings are a generated look-alike: made-up values in the form of the data set. No figure here says anything about the real data.',
    );
    if (warned.has(found)) continue;
    warned.add(found);
    process.emitWarning(
      `${where}: ${found} is a generated look-alike, not the data set (${lookalikeReadme}): its values are made up, and ` +
        'results on it say nothing about the real data.',
      { type: 'StrnnWarning', code: 'STRNN_LOOKALIKE' },
    );
  }
  return [...notes];
}

function above(folder: string): string[] {
  const places = [folder];
  while (places.length < levels) places.push(dirname(places[places.length - 1]));
  return places;
}

const warned = new Set<string>();
