import { StrnnError } from '../error/index.js';
import type { Sites } from './Sites.js';

/**
 * Refuses sites that are no sites: at least one, as many names as cells (and as positions, where given), unique
 * non-empty names, unique cells of two integers >= 0, positions of three finite numbers. O(N).
 * @param where What the sites belong to; opens the message, e.g. `'sites of uci-eeg'`.
 * @throws StrnnError 'shape' for lengths that do not fit each other, 'data' for values that are not allowed.
 */
export function checkSites(sites: Sites, where: string): void {
  const { names, grid, positions } = sites;
  checkList(names, where, 'names');
  checkList(grid, where, 'grid');
  if (names.length === 0) throw new StrnnError('shape', `${where}: expected at least one site, found none.`);
  if (grid.length !== names.length) {
    throw new StrnnError(
      'shape',
      `${where}: expected one cell per name, found ${names.length} names and ${grid.length} cells.`,
    );
  }
  checkNames(names, where);
  checkCells(sites, where);
  if (positions !== undefined) checkPositions(sites, positions, where);
}

function checkList(list: unknown, where: string, field: string): void {
  if (!Array.isArray(list))
    throw new StrnnError('shape', `${where}: expected ${field} to be an array, found ${show(list)}.`);
}

function checkNames(names: readonly string[], where: string): void {
  const first = new Map<string, number>();
  for (const [n, name] of names.entries()) {
    if (typeof name !== 'string' || name.trim() === '') {
      throw new StrnnError('data', `${where}: expected a non-empty name for site ${n}, found ${show(name)}.`);
    }
    const other = first.get(name);
    if (other !== undefined) {
      throw new StrnnError('data', `${where}: expected unique names, found '${name}' for sites ${other} and ${n}.`);
    }
    first.set(name, n);
  }
}

function checkCells({ names, grid }: Sites, where: string): void {
  const first = new Map<string, number>();
  for (const [n, cell] of grid.entries()) {
    if (
      !Array.isArray(cell) ||
      cell.length !== 2 ||
      !cell.every((value) => Number.isSafeInteger(value) && value >= 0)
    ) {
      const rule = 'expected a cell [row, column] of two integers >= 0';
      throw new StrnnError('data', `${where}: ${rule} for site ${n} '${names[n]}', found ${show(cell)}.`);
    }
    const key = `${cell[0]},${cell[1]}`;
    const other = first.get(key);
    if (other !== undefined) {
      const pair = `sites ${other} '${names[other]}' and ${n} '${names[n]}'`;
      throw new StrnnError(
        'data',
        `${where}: expected unique cells, found row ${cell[0]} column ${cell[1]} for ${pair}.`,
      );
    }
    first.set(key, n);
  }
}

function checkPositions({ names }: Sites, positions: NonNullable<Sites['positions']>, where: string): void {
  checkList(positions, where, 'positions');
  if (positions.length !== names.length) {
    const found = `found ${names.length} names and ${positions.length} positions`;
    throw new StrnnError('shape', `${where}: expected one position per name (or no positions at all), ${found}.`);
  }
  for (const [n, position] of positions.entries()) {
    if (!Array.isArray(position) || position.length !== 3 || !position.every((value) => Number.isFinite(value))) {
      const rule = 'expected a position [x, y, z] of three finite numbers';
      throw new StrnnError('data', `${where}: ${rule} for site ${n} '${names[n]}', found ${show(position)}.`);
    }
  }
}

/** A value as a message shows it; unlike JSON it tells NaN from null. */
function show(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  return typeof value === 'string'
    ? `'${value}'`
    : typeof value === 'object' && value !== null
      ? 'an object'
      : String(value);
}
