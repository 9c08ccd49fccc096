import { requireFinite } from './requireFinite.js';

/**
 * Refuses a list of another length than expected, or with a number that cannot be drawn.
 * @throws RangeError that names the function, the field, the place and what was found.
 */
export function requireFiniteList(where: string, field: string, values: readonly number[], length: number): void {
  requireLength(where, field, values, length);
  for (let i = 0; i < values.length; i++) requireFinite(where, `${field}[${i}]`, values[i]);
}

/** Refuses a list of another length than expected. */
export function requireLength(where: string, field: string, list: readonly unknown[], length: number): void {
  if (list.length !== length) {
    throw new RangeError(`${where}: ${field} must have ${length} entries, but has ${list.length}.`);
  }
}
