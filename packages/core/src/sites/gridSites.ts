import { StrnnError } from '../error/index.js';
import type { Sites } from './Sites.js';

/**
 * A full lattice, row by row from the top left: image blocks, or a plain grid to try a direction on. No positions.
 * @returns rows * columns sites named `'row 0 column 3'`.
 * @throws StrnnError 'option' unless both are integers >= 1.
 */
export function gridSites(rows: number, columns: number): Sites {
  for (const [option, value] of [
    ['rows', rows],
    ['columns', columns],
  ] as const) {
    if (!Number.isSafeInteger(value) || value < 1) {
      throw new StrnnError('option', `gridSites: expected ${option} to be an integer >= 1, found ${value}.`);
    }
  }
  const grid = Array.from({ length: rows * columns }, (_, n) => [Math.floor(n / columns), n % columns] as const);
  return { names: grid.map(([row, column]) => `row ${row} column ${column}`), grid };
}
