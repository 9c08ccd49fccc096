import { unknownName } from '@strnn/core/error';
import type { MatVariable } from './MatFile.js';

/** Names that a message about an unknown one lists at most. */
const mostListed = 1000;

/**
 * Finds variables by name. Of several with one name it finds the last, as MATLAB keeps it, and warns.
 *
 * @returns a function that throws StrnnError `data` for an unknown name, with the nearest one
 */
export function matVariableLookup<T extends { readonly variable: MatVariable }>(
  file: string,
  places: readonly T[],
  warn: (text: string) => void,
): (name: string) => T {
  const byName = new Map<string, T>();
  for (const place of places) {
    const { name } = place.variable;
    if (byName.has(name)) warn(`the variable '${name}' is there more than once, the last one is read`);
    byName.set(name, place);
  }
  return (name) => {
    const place = byName.get(name);
    if (place === undefined) throw unknownName(file, 'variable', name, [...byName.keys()].slice(0, mostListed), 'data');
    return place;
  };
}
