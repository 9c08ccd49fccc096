import type { PlannedCell } from '../../matrix/PlannedCell.js';
import type { DataDescription } from '../../run/describeData.js';
import type { DataSummary } from './Summary.js';

/** The data settings of the cells, in the plan's order, each with the options in which they differ. */
export function listData(
  cells: readonly PlannedCell[],
  known: Readonly<Record<string, DataDescription>>,
): DataSummary[] {
  const used = [...new Set(cells.map((cell) => cell.config.data.fingerprint))].filter(
    (fingerprint) => known[fingerprint] !== undefined,
  );
  const options = used.map((fingerprint) => flatten(known[fingerprint].options));
  const keys = [...new Set(options.flatMap((one) => [...one.keys()]))];
  const varied = keys.filter((key) => new Set(options.map((one) => one.get(key))).size > 1);
  return used.map((fingerprint, i) => {
    const { name, classes, subjects, samples, attribution, notes = [] } = known[fingerprint];
    const differs = varied.map((key) => `${key}=${options[i].get(key) ?? 'default'}`).join(' ');
    return { fingerprint, name, differs, classes, subjects: subjects.length, samples, attribution, notes };
  });
}

/** Option path -> value as text: `'recipe.feature' -> 'de'`. */
function flatten(options: Readonly<Record<string, unknown>>, path = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(options)) {
    const isGroup = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isGroup) flat.set(path + key, typeof value === 'string' ? value : JSON.stringify(value));
    else for (const [inner, text] of flatten(value as Record<string, unknown>, `${path}${key}.`)) flat.set(inner, text);
  }
  return flat;
}
