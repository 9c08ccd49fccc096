import { compareNames } from '../protocol/index.js';
import type { SubjectValue } from './pairSubjects.js';
import type { Refusal } from './Refusal.js';

/** Values of several configurations on the same subjects. */
export interface BlockTable {
  /** In the order of the names. */
  readonly subjects: readonly string[];
  /** Subjects x configurations. */
  readonly values: readonly (readonly number[])[];
}

/**
 * Puts one list per configuration beside each other, subjects as blocks.
 *
 * @returns the table, or why there is none: a subject that one of them lacks or has twice, a value that is not finite
 */
export function blockTable(configurations: readonly (readonly SubjectValue[])[]): BlockTable | Refusal {
  const maps = configurations.map((values) => new Map(values.map(({ subject, value }) => [subject, value])));
  const subjects = [...new Set(maps.flatMap((map) => [...map.keys()]))].sort(compareNames);
  for (const [j, map] of maps.entries()) {
    if (map.size < configurations[j].length) {
      return { refused: `blocks are not shared: a subject comes twice in configuration ${j + 1}` };
    }
    const absent = subjects.filter((subject) => !map.has(subject));
    if (absent.length > 0) {
      const more = absent.length > 3 ? `, ... (${absent.length})` : '';
      return {
        refused: `blocks are not shared: configuration ${j + 1} lacks ${absent.slice(0, 3).join(', ')}${more}`,
      };
    }
    const bad = subjects.find((subject) => !Number.isFinite(map.get(subject)));
    if (bad !== undefined) {
      return { refused: `configuration ${j + 1}, subject ${bad}: ${map.get(bad)} is no finite number` };
    }
  }
  return { subjects, values: subjects.map((subject) => maps.map((map) => map.get(subject)!)) };
}
